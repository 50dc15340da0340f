using System.Globalization;

namespace IsoDienTu.Signing.Checking;

/// <summary>What is found out about one signature, one after the other.</summary>
internal sealed class Findings
{
    private readonly List<SignatureFinding> list = [];

    /// <summary>Faults first, then doubts, notes, and what speaks for it.</summary>
    public IReadOnlyList<SignatureFinding> All => [.. list.OrderByDescending(f => f.Weight)];

    public CheckResult Result =>
        list.Exists(f => f.Weight == FindingWeight.Fault) ? CheckResult.Invalid
        : list.Exists(f => f.Weight == FindingWeight.Doubt) ? CheckResult.Doubtful
        : CheckResult.Valid;

    public bool HasFault => list.Exists(f => f.Weight == FindingWeight.Fault);

    public void Good(string code, params string[] args) => list.Add(new(code, FindingWeight.Good, args));

    public void Note(string code, params string[] args) => list.Add(new(code, FindingWeight.Note, args));

    public void Doubt(string code, params string[] args) => list.Add(new(code, FindingWeight.Doubt, args));

    public void Fault(string code, params string[] args) => list.Add(new(code, FindingWeight.Fault, args));

    /// <summary>An instant as people in Vietnam read it.</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
