using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Following;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Dossiers;

/// <summary>What the public learns by a code, by code and secret, and by guessing.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private const string Address = "203.0.113.7";
    private TestSite site = null!;
    private OneStop desk = null!;
    private FollowUp followUp = null!;
    private string secret = "";
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        followUp = site.Services.GetRequiredService<FollowUp>();
        var receipt = await desk.Clerk.GetAsync(
            await desk.ReceiveAsync(
                ("Applicant.Kind", "Person"),
                ("Applicant.Number", "001099000123"),
                ("Applicant.Name", "Nguyễn Thị Minh Khai")
            )
        );
        secret = System.Text.RegularExpressions.Regex.Match(receipt.Words, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        code = System.Text.RegularExpressions.Regex.Match(receipt.Words, @"000\.00\.02\.H99-260106-\d{4}").Value;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_code_alone_tells_procedure_step_and_due_date()
    {
        var answer = await followUp.ByCodeAsync(code.ToLowerInvariant(), Address);
        Assert.Equal(FollowUpResult.Found, answer.Result);
        var told = answer.Dossier!;
        Assert.Equal("Đăng ký nội quy lao động của doanh nghiệp", told.ProcedureTitle);
        Assert.NotNull(told.StepName);
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 17, 0, 0, TimeSpan.FromHours(7)), told.DueAt);
        Assert.Null(told.Details);
    }

    [Fact]
    public async Task The_page_marks_a_field_as_wrong_only_when_it_is()
    {
        var anyone = site.Anonymous();
        Assert.Null((await anyone.GetAsync("/Portal/FollowUp?code=" + code)).Document!.QuerySelector(".field-wrong"));
        Assert.NotNull((await anyone.GetAsync("/Portal/FollowUp?code=sai")).Document!.QuerySelector(".field-wrong"));
    }

    [Fact]
    public async Task Code_and_secret_tell_every_step_but_no_personal_data_unmasked()
    {
        await desk.StepAsync(desk.Clerk);
        var answer = await followUp.BySecretAsync(code, secret.ToLowerInvariant(), Address);
        var details = answer.Dossier!.Details!;
        Assert.Equal("Nguyễn T** M** K.", details.Applicant);
        Assert.Equal("*********123", details.Number);
        Assert.Equal("Trần Thị Lan", details.ReceivedBy);
        Assert.Equal(2, details.Steps.Count);
        Assert.Equal("Trần Thị Lan", details.Steps[0].Person);
        Assert.Equal("Done", details.Steps[0].State);
        Assert.Equal("Open", details.Steps[1].State);
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_secret_are_answered_alike()
    {
        var wrongSecret = await followUp.BySecretAsync(code, "0000-0000-0000", Address);
        var wrongCode = await followUp.BySecretAsync("000.00.02.H99-260106-9999", secret, Address);
        var noCode = await followUp.BySecretAsync("abc", secret, Address);
        Assert.Equal(new FollowUpAnswer(FollowUpResult.NotFound, null), wrongSecret);
        Assert.Equal(wrongSecret, wrongCode);
        Assert.Equal(wrongSecret, noCode);
    }

    [Fact]
    public async Task Ten_questions_a_minute_from_one_address_are_answered()
    {
        for (var i = 0; i < Throttle.PerMinute; i++)
        {
            Assert.Equal(FollowUpResult.Found, (await followUp.ByCodeAsync(code, Address)).Result);
        }

        Assert.Equal(FollowUpResult.TooMany, (await followUp.ByCodeAsync(code, Address)).Result);
        Assert.Equal(FollowUpResult.TooMany, (await followUp.BySecretAsync(code, secret, Address)).Result);
        Assert.Equal(FollowUpResult.Found, (await followUp.ByCodeAsync(code, "203.0.113.8")).Result);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(FollowUpResult.Found, (await followUp.ByCodeAsync(code, Address)).Result);
    }

    [Fact]
    public async Task After_thirty_wrong_secrets_a_code_is_closed_until_tomorrow_whoever_asks()
    {
        for (var i = 0; i < Throttle.FailuresPerDay; i++)
        {
            Assert.Equal(FollowUpResult.NotFound, (await followUp.BySecretAsync(code, "0000-0000-0000", $"198.51.100.{i}")).Result);
        }

        Assert.Equal(FollowUpResult.TooMany, (await followUp.BySecretAsync(code, secret, "198.51.100.99")).Result);
        Assert.Equal(FollowUpResult.Found, (await followUp.ByCodeAsync(code, "198.51.100.99")).Result);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(FollowUpResult.Found, (await followUp.BySecretAsync(code, secret, "198.51.100.99")).Result);
    }

    [Fact]
    public async Task Counters_are_forgotten_and_never_hold_an_address()
    {
        await followUp.BySecretAsync(code, "0000-0000-0000", Address);
        Assert.Equal(2L, await CountAsync("true"));
        Assert.Equal(0L, await CountAsync($"what like '%{Address}%'"));
        site.Clock.Advance(TimeSpan.FromDays(3));
        await site.Services.GetRequiredService<Throttle>().ForgetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0L, await CountAsync("true"));
    }

    private async Task<object?> CountAsync(string where)
    {
        await using var connection = new Npgsql.NpgsqlConnection(site.Connections.Worker);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"select count(*) from dossiers.follow_up_count where {where}", connection);
        return await command.ExecuteScalarAsync();
    }
}
