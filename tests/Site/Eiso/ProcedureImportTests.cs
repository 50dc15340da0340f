using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.Eiso;

/// <summary><c>eiso procedure import</c> beside the running product.</summary>
public sealed class ProcedureImportTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("iso-import-");
    private TestSite site = null!;
    private Scene scene = null!;
    private Player secretary = null!;
    private Player clerk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        scene = await Scene.MakeAsync(site, "H99.41", "Sở Dòng lệnh");
        secretary = await scene.PersonAsync("Lê Thư Ký", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary);
        clerk = await scene.PersonAsync("Trần Văn Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_procedure_becomes_a_draft_in_the_name_of_the_secretary()
    {
        var path = await FileAsync("QT.DD.01.html", Office.Demo("QT.DD.01.html"));

        var said = await ImportAsync(path, "--as", secretary.Login, "--json");

        Assert.Equal((0, ""), (said.Exit, said.Error));
        using var answer = JsonDocument.Parse(said.Output);
        Assert.True(answer.RootElement.GetProperty("steps").GetArrayLength() > 0);
        Assert.True(answer.RootElement.TryGetProperty("findings", out _));
        var browser = await scene.SignInAsync(secretary);
        var preview = await browser.GetAsync(answer.RootElement.GetProperty("previews")[0].GetString()!);
        Assert.Equal(200, preview.Status);
        Assert.Contains(answer.RootElement.GetProperty("title").GetString()!, preview.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Lê Thư Ký, Thư ký ISO", await WhoAsync());
    }

    [Fact]
    public async Task Without_a_person_the_user_of_the_machine_is_recorded()
    {
        var path = await FileAsync("QT.DD.01.html", Office.Demo("QT.DD.01.html"));

        var said = await ImportAsync(path);

        Assert.Equal((0, ""), (said.Exit, said.Error));
        Assert.Contains("Đã lưu bản thảo ở Sở Dòng lệnh", said.Output, StringComparison.Ordinal);
        Assert.Equal(Environment.UserName + ", người dùng máy chủ, qua eiso", await WhoAsync());
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_bad_file_or_for_somebody_without_the_right()
    {
        var good = await FileAsync("QT.DD.01.html", Office.Demo("QT.DD.01.html"));
        var bad = await FileAsync("bao-cao.docx", "%PDF-1.7"u8.ToArray());

        var answers = new[]
        {
            (await ImportAsync(bad, "--as", secretary.Login), "bao-cao.docx: "),
            (await ImportAsync(good, "--as", clerk.Login), "--as: «" + clerk.Login + "» không có quyền"),
            (await ImportAsync(good, "--as", "khong-co-ai"), "--as: không có tài khoản «khong-co-ai»"),
            (await CommandProcess.RunAsync(site, "procedure", "import", good, "--agency", "H99.77"), "--agency: không có cơ quan"),
        };

        Assert.All(
            answers,
            answer =>
            {
                Assert.Equal((2, ""), (answer.Item1.Exit, answer.Item1.Output));
                Assert.Contains(answer.Item2, answer.Item1.Error, StringComparison.Ordinal);
                Assert.Single(answer.Item1.Error.Trim().Split('\n'));
            }
        );
        Assert.Equal(0L, await AskAsync("select count(*) from procedures.upload"));
    }

    private Task<Said> ImportAsync(string path, params string[] more) =>
        CommandProcess.RunAsync(site, ["procedure", "import", path, "--agency", "H99.41", .. more]);

    private async Task<string> FileAsync(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }

    private async Task<string> WhoAsync() =>
        (string)(await AskAsync("select person_name || ', ' || post from audit_log.entry where what = 'procedures.read'"))!;

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(CommandProcess.Superuser(site));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
