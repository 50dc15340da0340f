using System.Text;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Pure.Kernel.Parts;

public class PipelineTests
{
    [Fact]
    public async Task Every_answer_carries_the_policy_and_nothing_unsafe()
    {
        var headers = await HeadersOfAsync(_ => Task.CompletedTask);

        var policy = headers.ContentSecurityPolicy.ToString();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
    }

    [Fact]
    public async Task An_error_handler_that_empties_the_headers_does_not_lose_the_policy()
    {
        var headers = await HeadersOfAsync(http =>
        {
            http.Response.Clear();
            return Task.CompletedTask;
        });

        Assert.Contains("default-src 'self'", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_named_sites_may_frame_a_page_that_allows_it()
    {
        var headers = await HeadersOfAsync(http =>
        {
            SecurityHeaders.AllowFraming(http, "https://a.example", "https://b.example");
            return Task.CompletedTask;
        });

        Assert.EndsWith(
            "frame-ancestors https://a.example https://b.example",
            headers.ContentSecurityPolicy.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_is_compressed_for_the_public_and_never_for_a_signed_in_person()
    {
        static Task Page(HttpContext http)
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync(new string('a', 5000));
        }

        var open = await HeadersOfAsync(Page);
        var signedIn = await HeadersOfAsync(http =>
        {
            var actor = new Actor(Guid.CreateVersion7(), "An", "Chuyên viên", []);
            http.SetActing(new Acting(actor, 1, "Cơ quan mẫu", new HashSet<string>(StringComparer.Ordinal), Guid.CreateVersion7()));
            return Page(http);
        });

        Assert.Equal("br", open.ContentEncoding);
        Assert.Equal(0, signedIn.ContentEncoding.Count);
    }

    [Theory]
    [InlineData("/documents?p=2", "/documents?p=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    public async Task Choosing_a_language_returns_only_to_our_own_pages(string back, string place)
    {
        var answer = await ChooseAsync($"language=en&back={Uri.EscapeDataString(back)}");

        Assert.Equal(place, answer.Headers.Location);
        Assert.Contains("c%3Den", answer.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language=xx")]
    [InlineData("theme=pink")]
    [InlineData("rail=%3Cscript%3E")]
    public async Task A_choice_that_is_not_offered_is_not_kept(string form) =>
        Assert.Equal(0, (await ChooseAsync(form)).Headers.SetCookie.Count);

    private static WebApplication App()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddParts(TimeSpan.FromSeconds(30));
        return builder.Build();
    }

    private static async Task<IHeaderDictionary> HeadersOfAsync(RequestDelegate page)
    {
        await using var app = App();
        app.UseParts();
        app.UsePublicAnswers();
        app.Run(page);
        var response = new StartedResponse();
        var http = new DefaultHttpContext { RequestServices = app.Services };
        http.Request.Headers.AcceptEncoding = "gzip, br";
        http.Features.Set<IHttpResponseFeature>(response);
        await ((IApplicationBuilder)app).Build()(http);
        await response.StartAsync();
        return http.Response.Headers;
    }

    private static async Task<HttpResponse> ChooseAsync(string form)
    {
        await using var app = App();
        app.MapParts();
        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Single();
        var http = new DefaultHttpContext { RequestServices = app.Services };
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(form));
        await endpoint.RequestDelegate!(http);
        return http.Response;
    }

    /// <summary>Runs what waits for the start of the answer, as a server would.</summary>
    private sealed class StartedResponse : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Act, object State)> _waiting = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _waiting.Push((callback, state));

        public async Task StartAsync()
        {
            while (_waiting.TryPop(out var next))
            {
                await next.Act(next.State);
            }
        }
    }
}
