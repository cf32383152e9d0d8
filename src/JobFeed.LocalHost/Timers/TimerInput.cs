using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Timers;

internal sealed class TimerInput(TimerInfo info) : TriggerInput
{
    private static readonly Dictionary<string, object?> None = [];

    public TimerInfo Info => info;

    public override IReadOnlyDictionary<string, object?> BindingData => None;
}
