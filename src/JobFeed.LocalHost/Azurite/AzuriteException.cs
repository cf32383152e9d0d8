namespace JobFeed.LocalHost.Azurite;

/// <summary>The storage emulator could not be installed or started; the message says what to do.</summary>
#pragma warning disable CA1032 // Without a message it would help nobody.
public sealed class AzuriteException(string message, Exception? innerException = null) : Exception(message, innerException);
#pragma warning restore CA1032
