using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Site.Eiso;
using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.Processes;

/// <summary>The trail against the state.</summary>
internal static class Replay
{
    /// <summary>The stored trail of a subject's instance, played again from its beginning on the versions it ran on, gives the stored state.</summary>
    public static async Task HoldsAsync(TestSite site, Guid subject)
    {
        await using var source = NpgsqlDataSource.Create(CommandProcess.Superuser(site));
        var diagrams = new Dictionary<Guid, Diagram>();
        await using (var versions = source.CreateCommand("select id, xml from processes.definition_version where number is not null"))
        await using (var rows = await versions.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                diagrams[rows.GetGuid(0)] = BpmnReader.Read(rows.GetString(1)).Diagram!;
            }
        }

        await using var command = source.CreateCommand(
            """
            select t.version, t.at, t.input::text, i.state::text, i.definition_version_id from processes.trail t
            join processes.instance i on i.id = t.instance_id where i.subject_id = $1 order by t.version
            """
        );
        command.With(Sql.P(subject));
        var entries = new List<(long, DateTimeOffset, string)>();
        var (stored, on) = ("", Guid.Empty);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            entries.Add((reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
            (stored, on) = (reader.GetString(3), reader.GetGuid(4));
        }

        Assert.Equal(InstanceState.Parse(stored).ToJson(), TrailPlayer.Play(entries, on, v => diagrams[v]).ToJson());
    }
}
