using JobFeed.LocalHost.Discovery;

namespace JobFeed.LocalHost.Invocation;

internal sealed class LocalFunctionContext : FunctionContext
{
    private readonly CancellationToken _cancellationToken;

    public LocalFunctionContext(
        FunctionEntry function, TriggerInput input, RetryContext retry, IServiceProvider services, CancellationToken cancellationToken)
    {
        Function = function;
        Input = input;
        RetryContext = retry;
        InstanceServices = services;
        _cancellationToken = cancellationToken;
        Features.Set<InvocationResult>(Result);
    }

    public FunctionEntry Function { get; }

    public TriggerInput Input { get; }

    public LocalInvocationResult Result { get; } = new();

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => Function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override BindingContext BindingContext => new LocalBindingContext(Input);

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new LocalInvocationFeatures();

    public override CancellationToken CancellationToken => _cancellationToken;

    internal sealed class LocalInvocationResult : InvocationResult
    {
        public override object? Value { get; set; }
    }

    private sealed class LocalBindingContext(TriggerInput input) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => input.BindingData;
    }
}
