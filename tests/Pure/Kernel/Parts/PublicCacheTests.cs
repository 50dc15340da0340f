using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
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
        Assert.False((await DecidedAsync(http => http.Request.Method = "POST")).AllowCacheLookup);
        Assert.False((await DecidedAsync(_ => { }, keepFor: TimeSpan.Zero)).AllowCacheStorage);
    }

    [Fact]
    public async Task An_answer_is_kept_no_longer_than_promised_and_belongs_to_its_day_and_edition()
    {
        var cache = new PublicCache(TimeSpan.FromSeconds(30), TimeProvider.System);
        var first = await DecidedAsync(_ => { }, cache);
        cache.Renew();
        var second = await DecidedAsync(_ => { }, cache);

        Assert.Equal(TimeSpan.FromSeconds(30), first.ResponseExpirationTimeSpan);
        Assert.NotEqual(first.CacheVaryByRules.VaryByValues["edition"], second.CacheVaryByRules.VaryByValues["edition"]);
        Assert.Contains("day", first.CacheVaryByRules.VaryByValues.Keys);
        Assert.Equal("*", first.CacheVaryByRules.QueryKeys);
    }

    [Fact]
    public async Task An_agencys_answers_have_an_edition_of_their_own()
    {
        var cache = new PublicCache(TimeSpan.FromSeconds(30), TimeProvider.System);
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
        var cache = new PublicCache(TimeSpan.FromSeconds(30), TimeProvider.System);
        var made = await EditionAsync(cache, About("so-mot"));
        cache.Shows(About("so-mot"), 1);
        Assert.Equal(made, await EditionAsync(cache, About("so-mot")));

        cache.Renew(1);

        Assert.NotEqual(made, await EditionAsync(cache, About("so-mot")));
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
        DecidedAsync(ask, new PublicCache(keepFor ?? TimeSpan.FromSeconds(30), TimeProvider.System));

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
