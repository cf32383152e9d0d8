using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Tests.Samples;

/// <summary>Functions that must not start, one fault each.</summary>
public static class Wrong
{
    public static class BadName
    {
        [Function("1st function")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public static class BadSchedule
    {
        [Function("BadSchedule")]
        public static void Run([TimerTrigger("0 0 25 * * *")] TimerInfo timer)
        {
        }
    }

    public static class Span
    {
        [Function("Span")]
        public static void Run([TimerTrigger("00:05:00")] TimerInfo timer)
        {
        }
    }

    public static class MissingSetting
    {
        [Function("MissingSetting")]
        public static void Run([TimerTrigger("%Nowhere%")] TimerInfo timer)
        {
        }
    }

    public static class QueueRetry
    {
        [Function("QueueRetry")]
        [FixedDelayRetry(3, "00:00:10")]
        public static void Run([QueueTrigger("work")] string message)
        {
        }
    }

    public static class HttpRetry
    {
        [Function("HttpRetry")]
        [FixedDelayRetry(3, "00:00:10")]
        public static IResult Run([HttpTrigger] HttpRequest request) => Results.Ok();
    }

    public static class BadRetry
    {
        [Function("BadRetry")]
        [ExponentialBackoffRetry(3, "00:01:00", "00:00:10")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public static class BadQueue
    {
        [Function("BadQueue")]
        public static void Run([QueueTrigger("Work_Items")] string message)
        {
        }
    }

    public static class BadRoute
    {
        [Function("BadRoute")]
        public static IResult Run([HttpTrigger(Route = "a/{b")] HttpRequest request) => Results.Ok();
    }

    public static class SlashRoute
    {
        [Function("SlashRoute")]
        public static IResult Run([HttpTrigger(Route = "/")] HttpRequest request) => Results.Ok();
    }

    public static class ReservedRoute
    {
        [Function("ReservedRoute")]
        public static IResult Run([HttpTrigger(Route = "administration/health")] HttpRequest request) => Results.Ok();
    }

    public static class LooseResult
    {
        [Function("LooseResult")]
        public static Task<string> Run([HttpTrigger] HttpRequest request) => Task.FromResult("lost");
    }

    public static class Unbound
    {
        [Function("Unbound")]
        public static IResult Run([HttpTrigger(Route = "a/{id}")] HttpRequest request, string idd) => Results.Ok(idd);
    }

    public static class WrongTriggerType
    {
        [Function("WrongTriggerType")]
        public static void Run([TimerTrigger("0 0 * * * *")] string timer)
        {
        }
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(FunctionContext context)
        {
        }
    }

    public static class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, [QueueTrigger("work")] string message)
        {
        }
    }

    public static class Hidden
    {
        [Function("Hidden")]
        internal static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public static class TwinOne
    {
        [Function("Twin")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public static class TwinTwo
    {
        [Function("twin")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public static class RouteOne
    {
        [Function("RouteOne")]
        public static IResult Run([HttpTrigger("get", "post", Route = "same/{id}")] HttpRequest request) => Results.Ok();
    }

    public static class RouteTwo
    {
        [Function("RouteTwo")]
        public static IResult Run([HttpTrigger("POST", Route = "Same/{id}")] HttpRequest request) => Results.Ok();
    }
}
