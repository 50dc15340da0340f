using System.Text;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Pure.Signing;

/// <summary>What the check says about papers that somebody tampered with, and about certificates that no longer count.</summary>
public sealed class CheckedPaperTests : IDisposable
{
    private readonly Office office = new();

    public void Dispose() => office.Dispose();

    private async Task<SignatureCheck> OnlyAsync(byte[] pdf, bool trusts = true) =>
        Assert.Single((await office.CheckAsync(pdf, trusts)).Signatures);

    private static void Says(SignatureCheck check, CheckResult result, string code)
    {
        var found = string.Join("; ", check.Findings.Select(f => $"{f.Code}({string.Join(',', f.Args)})"));
        Assert.True(check.Result == result, $"{check.Result}: {found}");
        Assert.True(check.Findings.Any(f => f.Code == code), found);
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_in_what_is_signed_is_found()
    {
        var signed = await office.SignAsync(Papers.Plain());
        var text = Encoding.Latin1.GetString(signed);
        var range = SignedRange.Read(PdfFile.Read(signed), FormFields.Read(PdfFile.Read(signed)).Signatures[0].Value!)!;
        foreach (
            var place in new[]
            {
                text.IndexOf("trinh", StringComparison.Ordinal),
                12,
                range.GapStart - 12,
                text.LastIndexOf("/ID", StringComparison.Ordinal) + 6,
            }
        )
        {
            var changed = signed.ToArray();
            changed[place] ^= 1;
            var report = await office.CheckAsync(changed);
            Assert.True(report.Result is CheckResult.Invalid or CheckResult.Unreadable, $"at {place}: {report.Result}");
        }

        var inside = signed.ToArray();
        inside[text.IndexOf("trinh", StringComparison.Ordinal)] ^= 1;
        Says(await OnlyAsync(inside), CheckResult.Invalid, "content-changed");
        var signature = signed.ToArray();
        var last = range.GapStart + (2 * range.Cms.Length);
        signature[last] = signature[last] == (byte)'0' ? (byte)'1' : (byte)'0';
        Says(await OnlyAsync(signature), CheckResult.Invalid, "signature-broken");
    }

    [Fact]
    public async Task Words_hidden_behind_the_signature_in_its_place_are_found()
    {
        var signed = await office.SignAsync(Papers.Plain());
        var range = SignedRange.Read(PdfFile.Read(signed), FormFields.Read(PdfFile.Read(signed)).Signatures[0].Value!)!;
        signed[range.GapEnd - 3] = (byte)'7';
        Says(await OnlyAsync(signed), CheckResult.Invalid, "padding-used");
    }

    [Theory]
    [InlineData("page")]
    [InlineData("contents")]
    [InlineData("root")]
    [InlineData("annotation")]
    [InlineData("form")]
    [InlineData("free")]
    [InlineData("tail")]
    public async Task What_is_added_after_signing_is_a_change_unless_it_is_a_signature(string attack)
    {
        var signed = await office.SignAsync(Papers.Plain());
        var file = PdfFile.Read(signed);
        var catalog = Write(file.Catalog);
        var page = (PdfDict)file.Object(4);
        var shadow = attack switch
        {
            "page" => Papers.Append(
                signed,
                4,
                Write(page.With("MediaBox", new PdfArray([.. new[] { 0, 0, 300, 300 }.Select(n => new PdfInteger(n))])))
            ),
            "contents" => Papers.Append(
                signed,
                5,
                "<</Length 41>>\nstream\nBT /F1 18 Tf 72 760 Td (Khac han roi) Tj ET\nendstream".Replace(
                    "41",
                    "43",
                    StringComparison.Ordinal
                )
            ),
            "root" => Papers.Append(signed, 1, catalog[..^2] + "/OpenAction<</S/JavaScript/JS(app.alert)>>>>"),
            "annotation" => Papers.Append(
                signed,
                4,
                Write(page.With("Annots", new PdfArray([.. file.Array(page["Annots"])!.Items, new PdfRef(5, 0)])))
            ),
            "form" => Papers.Append(
                signed,
                1,
                Write(file.Catalog.With("AcroForm", file.Dict(file.Catalog["AcroForm"])!.With("NeedAppearances", new PdfBool(true))))
            ),
            "free" => Papers.Append(signed, 1, Write(file.Catalog.With("AcroForm", null))),
            _ => [.. signed, .. "(thêm vào)"u8],
        };

        var report = await office.CheckAsync(shadow);

        if (attack == "free")
        {
            // Who takes the signature out of the form has an unsigned paper.
            Assert.Equal(CheckResult.Unsigned, report.Result);
            return;
        }

        Says(Assert.Single(report.Signatures), CheckResult.Invalid, "changed-after");
    }

    [Fact]
    public async Task A_signature_moved_to_cover_other_bytes_does_not_count()
    {
        var signed = await office.SignAsync(Papers.Plain());
        var file = PdfFile.Read(signed);
        var field = FormFields.Read(file).Signatures[0];
        // The old string stays where it was; the new dictionary names the old range but carries its own copy.
        var copy = Write(field.Value!).Replace("\n", " ", StringComparison.Ordinal);
        var wrapped = Papers.Append(signed, ((PdfRef)field.Dict["V"]!).Number, copy);
        Says(await OnlyAsync(wrapped), CheckResult.Invalid, "range-wrong");
    }

    [Fact]
    public async Task An_expired_certificate_counts_only_with_a_time_stamp_from_before()
    {
        var key = office.Key(to: office.Clock.Now.AddDays(10));
        var bare = await office.SignAsync(Papers.Plain(), key);
        var stamped = await office.SignAsync(Papers.Plain(), key, level: SignatureLevel.Stamped);
        Says(await OnlyAsync(bare), CheckResult.Valid, "certificate-in-time");

        office.Clock.Now = office.Clock.Now.AddDays(20);
        office.Forget();
        Says(await OnlyAsync(bare), CheckResult.Doubtful, "certificate-expired");
        Says(await OnlyAsync(stamped), CheckResult.Valid, "certificate-in-time");
        var late = await office.SignAsync(Papers.Plain(), key);
        Says(await OnlyAsync(late), CheckResult.Invalid, "certificate-late");
    }

    [Fact]
    public async Task A_revoked_certificate_is_caught_and_what_was_stamped_before_still_counts()
    {
        using var key = office.Key();
        var bare = await office.SignAsync(Papers.Plain(), key);
        var stamped = await office.SignAsync(Papers.Plain(), key, level: SignatureLevel.Stamped);
        Says(await OnlyAsync(bare), CheckResult.Valid, "not-revoked-list");

        office.Clock.Now = office.Clock.Now.AddDays(2);
        office.Authority.Revoke(key.Certificate, office.Clock.Now.AddDays(-1));
        office.Forget();
        Says(await OnlyAsync(bare), CheckResult.Invalid, "revoked");
        Says(await OnlyAsync(stamped), CheckResult.Valid, "revoked-later");
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_certificate_of_an_unknown_authority()
    {
        var signed = await office.SignAsync(Papers.Plain());
        Says(await OnlyAsync(signed, trusts: false), CheckResult.Doubtful, "chain-untrusted");
        Assert.Empty(office.Asked);
    }

    [Fact]
    public async Task An_authority_is_asked_once_and_its_silence_is_a_doubt()
    {
        var signed = await office.SignAsync(Papers.Plain());
        office.IsSilent = true;
        Says(await OnlyAsync(signed), CheckResult.Doubtful, "revocation-unknown");
        office.IsSilent = false;
        office.Clock.Now = office.Clock.Now.AddMinutes(2);
        Says(await OnlyAsync(signed), CheckResult.Valid, "not-revoked-list");
        await OnlyAsync(signed);
        Assert.Equal(2, office.Asked.Count);
    }

    [Fact]
    public async Task A_private_address_named_by_a_certificate_is_not_reached()
    {
        using var closed = new Office(hasInner: false);
        var signed = await closed.SignAsync(Papers.Plain());
        var check = Assert.Single((await closed.CheckAsync(signed)).Signatures);
        Says(check, CheckResult.Doubtful, "revocation-unknown");
        Assert.Empty(closed.Asked);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:0a00:0001::", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("203.162.0.1", true)]
    [InlineData("2400:cb00::1", true)]
    public void Private_addresses_are_told_from_public_ones(string address, bool isPublic) =>
        Assert.Equal(isPublic, OuterHttp.IsPublic(System.Net.IPAddress.Parse(address)));

    private static string Write(PdfValue value)
    {
        using var output = new MemoryStream();
        new PdfWriter(output).Value(value);
        return Encoding.Latin1.GetString(output.ToArray());
    }
}
