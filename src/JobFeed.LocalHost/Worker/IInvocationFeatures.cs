namespace JobFeed.LocalHost;

/// <summary>Features of a run by type; mirrors <c>Microsoft.Azure.Functions.Worker.IInvocationFeatures</c>.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Keeps the feature under its type; mirrors <c>IInvocationFeatures.Set</c>.</summary>
    void Set<T>(T instance);

    /// <summary>The feature or null; mirrors <c>IInvocationFeatures.Get</c>.</summary>
    T? Get<T>();
}
