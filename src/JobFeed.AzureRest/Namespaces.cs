namespace JobFeed.AzureRest.Tables { internal static class Marker { } }
namespace JobFeed.AzureRest.Blobs { internal static class Marker { } }
namespace JobFeed.AzureRest.Blobs.Models { internal static class Marker { } }
namespace JobFeed.AzureRest.Blobs.Specialized { internal static class Marker { } }
namespace JobFeed.AzureRest.Queues { internal static class Marker { } }
namespace JobFeed.AzureRest.Queues.Models { internal static class Marker { } }
