using IsoDienTu.Kernel.Parts;
using IsoDienTu.Pure.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Pure.Kernel.Parts;

public class PublicCacheTests
{
    private static readonly PublicCacheAttribute Policy = new();

    [Fact]
    public async Task An_answer_that_sets_a_cookie_or_is_not_good_is_never_kept()
    {
        Assert.True(await KeptAsync(_ => { }));
        Assert.False(await KeptAsync(response => response.Cookies.Append("of", "somebody")));
        Assert.False(await KeptAsync(response => response.StatusCode = 404));
        Assert.False(await KeptAsync(response => response.StatusCode = 302));
    }

    [Fact]
    public async Task Only_a_plain_reader_who_is_nobody_in_particular_gets_a_kept_answer()
    {
        Assert.True((await DecidedAsync(_ => { })).AllowCacheLookup);
        Assert.False((await DecidedAsync(http => http.Request.Headers.Authorization = "Bearer x")).AllowCacheLookup);
        Assert.False((await DecidedAsync(http => http.Request.Headers.Cookie = "iso-session=made-up")).AllowCacheLookup);
        Assert.True((await DecidedAsync(http => http.Request.Headers.Cookie = "iso-theme=dark")).AllowCacheLookup);
        Assert.False((await DecidedAsync(http => http.Request.Method = "POST")).AllowCacheLookup);
        Assert.False((await DecidedAsync(_ => { }, keepFor: TimeSpan.Zero)).AllowCacheStorage);
    }

    [Fact]
    public async Task An_answer_is_kept_no_longer_than_promised_and_belongs_to_its_day_and_edition()
    {
        var cache = Keeping(TimeSpan.FromSeconds(30));
        var first = await DecidedAsync(_ => { }, cache);
        cache.Renew();
        var second = await DecidedAsync(_ => { }, cache);

        Assert.Equal(TimeSpan.FromSeconds(30), first.ResponseExpirationTimeSpan);
        Assert.NotEqual(first.CacheVaryByRules.VaryByValues["edition"], second.CacheVaryByRules.VaryByValues["edition"]);
        Assert.Equal("*", first.CacheVaryByRules.QueryKeys);
    }

    /// <summary>What the page would be made in is part of what it is kept under, however the request says it.</summary>
    [Fact]
    public async Task Answers_differ_by_day_language_theme_and_packing_and_by_nothing_else_of_the_request()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 3, 2, 16, 59, 59, TimeSpan.Zero) };
        var cache = Keeping(TimeSpan.FromSeconds(30), clock);
        var plain = await FormAsync(_ => { });
        string[] others =
        [
            await FormAsync(http => http.Request.QueryString = new QueryString("?lang=en")),
            await FormAsync(http => http.Request.Headers.Cookie = "iso-theme=dark"),
            await FormAsync(http => http.Request.Headers.AcceptEncoding = "br"),
        ];
        Assert.Equal(3, others.Append(plain).Distinct().Count() - 1);

        Assert.Equal(others[0], await FormAsync(http => http.Request.Headers.Cookie = ".AspNetCore.Culture=c%3Den%7Cuic%3Den"));
        Assert.Equal(plain, await FormAsync(http => http.Request.Headers.Cookie = ".AspNetCore.Culture=c%3Dde%7Cuic%3Dde; other=1"));
        Assert.Equal(others[2], await FormAsync(http => http.Request.Headers.AcceptEncoding = "gzip;q=0.5, br"));
        Assert.Equal(plain, await FormAsync(http => http.Request.Headers.UserAgent = "somebody"));

        clock.Now = clock.Now.AddSeconds(1);
        Assert.NotEqual(plain, await FormAsync(_ => { }));

        async Task<string> FormAsync(Action<HttpContext> ask) => (await DecidedAsync(ask, cache)).CacheVaryByRules.VaryByValues["form"];
    }

    [Fact]
    public async Task An_agencys_answers_have_an_edition_of_their_own()
    {
        var cache = Keeping(TimeSpan.FromSeconds(30));
        cache.Shows(About("so-mot"), 1);
        cache.Shows(About("so-hai"), 2);
        var (one, two, all) = await EditionsAsync();

        cache.Renew(1);
        var (next, same, everywhere) = await EditionsAsync();
        Assert.NotEqual(one, next);
        Assert.Equal(two, same);
        Assert.NotEqual(all, everywhere);

        cache.Renew();
        Assert.NotEqual(same, (await EditionsAsync()).Two);

        async Task<(string One, string Two, string All)> EditionsAsync() =>
            (
                await EditionAsync(cache, About("so-mot")),
                await EditionAsync(cache, About("so-hai")),
                await EditionAsync(cache, new DefaultHttpContext())
            );
    }

    /// <summary>The second reader gets what the first one's page left, so learning whose it is must not change its edition; only a change does.</summary>
    [Fact]
    public async Task The_first_page_about_an_agency_is_kept_until_the_agencys_next_change()
    {
        var cache = Keeping(TimeSpan.FromSeconds(30));
        var made = await EditionAsync(cache, About("so-mot"));
        cache.Shows(About("so-mot"), 1);
        Assert.Equal(made, await EditionAsync(cache, About("so-mot")));

        cache.Renew(1);

        Assert.NotEqual(made, await EditionAsync(cache, About("so-mot")));
    }

    private static PublicCache Keeping(TimeSpan time, TimeProvider? clock = null)
    {
        var services = new ServiceCollection().AddLogging().AddResponseCompression(o => o.EnableForHttps = true).BuildServiceProvider();
        return new PublicCache(time, clock ?? TimeProvider.System, services.GetRequiredService<IResponseCompressionProvider>());
    }

    private static DefaultHttpContext About(string slug)
    {
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new PublicCacheAttribute("slug")), null));
        http.Request.RouteValues["slug"] = slug;
        return http;
    }

    private static async Task<string> EditionAsync(PublicCache cache, DefaultHttpContext http)
    {
        http.RequestServices = new ServiceCollection().AddSingleton(cache).BuildServiceProvider();
        http.Request.Method = "GET";
        var context = new OutputCacheContext { HttpContext = http };
        await ((IOutputCachePolicy)Policy).CacheRequestAsync(context, default);
        return context.CacheVaryByRules.VaryByValues["edition"];
    }

    private static async Task<bool> KeptAsync(Action<HttpResponse> answer)
    {
        var context = await DecidedAsync(_ => { });
        answer(context.HttpContext.Response);
        await ((IOutputCachePolicy)Policy).ServeResponseAsync(context, default);
        return context.AllowCacheStorage;
    }

    private static Task<OutputCacheContext> DecidedAsync(Action<HttpContext> ask, TimeSpan? keepFor = null) =>
        DecidedAsync(ask, Keeping(keepFor ?? TimeSpan.FromSeconds(30)));

    private static async Task<OutputCacheContext> DecidedAsync(Action<HttpContext> ask, PublicCache cache)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(cache).BuildServiceProvider() };
        http.Request.Method = "GET";
        ask(http);
        var context = new OutputCacheContext { HttpContext = http };
        await ((IOutputCachePolicy)Policy).CacheRequestAsync(context, default);
        return context;
    }
}
