using JobFeed.LocalHost.Tests.Support;

namespace JobFeed.LocalHost.Tests.Samples;

/// <summary>Twice an hour.</summary>
public sealed class HalfHourly(Journal journal)
{
    [Function("HalfHourly")]
    public void Run([TimerTrigger("0 0,30 * * * *")] TimerInfo timer) =>
        journal.Write($"{(timer.IsPastDue ? "late" : "tick")} last {timer.ScheduleStatus?.Last:HH:mm} next {timer.ScheduleStatus?.Next:HH:mm}");
}

/// <summary>The same name with another schedule, as after a change of the code.</summary>
public sealed class FormerlyHalfHourly(Journal journal)
{
    [Function("HalfHourly")]
    public void Run([TimerTrigger("0 15 * * * *")] TimerInfo timer) => journal.Write($"changed {timer.IsPastDue}");
}

/// <summary>Every ten seconds, and so not monitored.</summary>
public sealed class Frequent(Journal journal)
{
    [Function("Frequent")]
    public void Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer) => journal.Write($"status {timer.ScheduleStatus?.Next.ToString("s") ?? "none"}");
}

public sealed class AtStart(Journal journal)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("%Schedules__AtStart%", RunOnStartup = true)] TimerInfo timer) =>
        journal.Write($"started {timer.IsPastDue}");
}

/// <summary>Each run lasts until the gate opens.</summary>
public sealed class Slow(Journal journal, Gate gate)
{
    [Function("Slow")]
    public async Task Run([TimerTrigger("0 0,30 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        journal.Write("begin");
        await gate.Opened.WaitAsync(cancellationToken);
        journal.Write("end");
    }
}

public sealed class Failing(Journal journal)
{
    [Function("Failing")]
    public void Run([TimerTrigger("0 0,30 * * * *")] TimerInfo timer)
    {
        journal.Write("fails");
        throw new InvalidOperationException("as it should");
    }
}

public sealed class Retrying(Journal journal)
{
    [Function("Retrying")]
    [ExponentialBackoffRetry(3, "00:00:10", "00:00:30")]
    public void Run([TimerTrigger("0 0,30 * * * *")] TimerInfo timer, FunctionContext context)
    {
        journal.Write($"try {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
        throw new InvalidOperationException("as it should");
    }
}

/// <summary>31 February.</summary>
public sealed class Never(Journal journal)
{
    [Function("Never")]
    public void Run([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer) => journal.Write("never");
}
