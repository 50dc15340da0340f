using System.Text;
using IsoDienTu.Pure.Bpmn;

namespace IsoDienTu.Pure.Hostile;

/// <summary>
/// Every hostile file knocks at every door, and each answers as <c>manifest.tsv</c> says: taken, or refused by the right rule; within two seconds of
/// processor time and 200 MB. A file or a door without a line in the manifest fails, and so does a line without a file.
/// </summary>
public sealed class HostileCorpusTests
{
    private const long MostBytes = 200L << 20;
    private static readonly IReadOnlyDictionary<(string File, string Door), string> manifest = Manifest();

    public static TheoryData<string> Files() => [.. Corpus.Files.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_file_gets_its_verdict_at_every_door(string id)
    {
        var file = Corpus.Files.Single(f => f.Id == id);
        var bytes = file.Make();
        foreach (var (name, door) in Doors.All)
        {
            var verdict = "";
            var before = GC.GetAllocatedBytesForCurrentThread();
            var seconds = Cpu.Seconds(() => verdict = door(bytes, file.Claimed));
            var spent = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal((id, name, manifest.GetValueOrDefault((id, name))), (id, name, verdict));
            Assert.True(seconds < 2, $"{id} at {name}: {seconds:0.00} s");
            Assert.True(spent < MostBytes, $"{id} at {name}: {spent >> 20} MB");
        }
    }

    [Fact]
    public void The_manifest_names_no_other_files_and_doors()
    {
        var known = Corpus.Files.SelectMany(f => Doors.All.Keys.Select(d => (f.Id, d))).ToHashSet();
        Assert.Equal(Corpus.Files.Count, Corpus.Files.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(manifest.Keys, k => !known.Contains(k));
    }

    private static Dictionary<(string File, string Door), string> Manifest()
    {
        using var stream = typeof(HostileCorpusTests).Assembly.GetManifestResourceStream("Hostile/manifest.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        return lines
            .Skip(1)
            .SelectMany(l => l.Skip(1).Select((verdict, i) => (Key: (l[0], lines[0][i + 1]), verdict)))
            .ToDictionary(l => l.Key, l => l.verdict);
    }
}
