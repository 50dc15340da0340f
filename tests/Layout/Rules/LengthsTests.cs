using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class LengthsTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("x\n", Lengths.Most + 1));

    [Fact]
    public void A_source_file_has_300_lines_at_most() => Holds.Everywhere(Lengths.Check);

    [Fact]
    public void A_longer_file_is_found() =>
        Holds.CatchesOne(Lengths.Check, "301 lines", ("src/Kernel/Long.cs", Long), ("src/Kernel/Fits.cs", Long[2..]));

    [Fact]
    public void A_written_exemption_with_a_reason_is_accepted() =>
        Holds.IsQuiet(
            Lengths.Check,
            ("src/Kernel/Long.cs", Long),
            (Exemptions.Path, "length | src/Kernel/Long.cs | a table printed in one piece by the law")
        );

    [Theory]
    [InlineData("length | src/Kernel/Long.cs |", "gives no reason")]
    [InlineData("length | src/Kernel/Gone.cs | a table printed in one piece by the law", "needs no exemption any more")]
    public void An_exemption_without_reason_or_use_is_found(string line, string words) =>
        Holds.CatchesOne(
            tree => Lengths.Check(tree).Where(f => f.Path == Exemptions.Path),
            words,
            ("src/Kernel/Long.cs", Long),
            (Exemptions.Path, line)
        );
}
