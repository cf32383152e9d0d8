using System.Net;
using JobFeed.LocalHost.Builder;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;

namespace JobFeed.LocalHost.Tests.Http;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Runs_steps_in_the_order_of_adding_and_the_result_within_the_web_step()
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
        {
            Configure = builder =>
            {
                builder.UseMiddleware<Recorder>();
                builder.ConfigureFunctionsWebApplication();
                builder.UseMiddleware(async (context, next) =>
                {
                    var journal = (Journal)context.InstanceServices.GetService(typeof(Journal))!;
                    journal.Write($"inner sees {context.GetHttpContext()?.Request.Path.Value}");
                    await next();
                    journal.Write($"inner got {context.GetInvocationResult().Value!.GetType().Name}, started: {Started(context)}");
                });
                builder.UseWhen(context => context.FunctionDefinition.Name == "Root", (_, next) => throw new InvalidOperationException());
            },
        });

        await app.Http.GetStringAsync(new Uri("/api/plain", UriKind.Relative));

        Assert.Equal(
            [
                "outer sees Plain httpTrigger no request",
                "inner sees /api/plain",
                "inner got ContentResult, started: False",
                "outer after, started: True",
            ],
            app.Journal.Rest());
        using var root = await app.Http.GetAsync(new Uri("/api", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, root.StatusCode);
    }

    [Fact]
    public async Task Lets_a_step_answer_instead_of_a_failed_function()
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
        {
            Configure = builder => builder.ConfigureFunctionsWebApplication().UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (InvalidOperationException)
                {
                    context.GetInvocationResult().Value = new ObjectResult(new ProblemDetails { Title = "Down" }) { StatusCode = 503 };
                }
            }),
        });

        using var response = await app.Http.GetAsync(new Uri("/api/throws", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Down", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static bool Started(FunctionContext context) => context.GetHttpContext()!.Response.HasStarted;

    private sealed class Recorder(Journal journal) : JobFeed.LocalHost.Middleware.IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, JobFeed.LocalHost.Middleware.FunctionExecutionDelegate next)
        {
            var trigger = context.FunctionDefinition.InputBindings.Values.Single().Type;
            journal.Write(
                $"outer sees {context.FunctionDefinition.Name} {trigger} {(context.GetHttpContext() is null ? "no request" : "a request")}");
            try
            {
                await next(context);
                journal.Write($"outer after, started: {Started(context)}");
            }
            catch (InvalidOperationException)
            {
                journal.Write("outer caught");
                throw;
            }
        }
    }
}
