using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobFeed.Web;

/// <summary>Renders a page to HTML on the server; there is no script and no build of one.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public Task<string> RenderAsync(HomeModel model) => RenderAsync<HomePage>(model);

    public Task<string> RenderAsync(BoardsModel model) => RenderAsync<BoardsPage>(model);

    public Task<string> RenderAsync(DocsModel model) => RenderAsync<DocsPage>(model);

    private async Task<string> RenderAsync<TPage>(object model)
        where TPage : IComponent
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(HomePage.Model)] = model });
            var page = await renderer.RenderComponentAsync<TPage>(parameters).ConfigureAwait(false);
            return page.ToHtmlString();
        }).ConfigureAwait(false);
    }
}
