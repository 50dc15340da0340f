using System.Text;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Pure.Signing;

/// <summary>Signed papers, as our own verifier and the programs of others see them.</summary>
public sealed class SignedPaperTests : IDisposable
{
    private readonly Office office = new();
    private readonly Folder folder = new();

    public void Dispose()
    {
        office.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("table")]
    [InlineData("stream")]
    [InlineData("hybrid")]
    public async Task A_signature_holds_for_other_programs_whatever_the_build_of_the_file(string build)
    {
        var pdf = Build(build);

        var signed = await office.SignAsync(pdf, look: new SignatureLook(new SignaturePlace(1, 330, 620, 200, 60)));

        Assert.True(signed.AsSpan().StartsWith(pdf));
        folder.Put("signed.pdf", signed);
        var pdfsig = Programs.Run(folder.Path, "pdfsig", "signed.pdf").Said;
        Assert.Contains("Signature is Valid.", pdfsig, StringComparison.Ordinal);
        Assert.Contains("Total document signed", pdfsig, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", pdfsig, StringComparison.Ordinal);
        var qpdf = Programs.Run(folder.Path, "qpdf", "--check", "signed.pdf");
        Assert.True(qpdf.Exit == 0, qpdf.Said);
        OpensslAgrees(signed);
        var check = Assert.Single((await office.CheckAsync(signed)).Signatures);
        Assert.True(check.Result == CheckResult.Valid, string.Join("; ", check.Findings));
        Assert.Equal("Nguyễn Thị Hòa", check.Signer);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("stream")]
    public async Task A_person_signs_then_the_agency_and_both_hold(string build)
    {
        var place = new SignaturePlace(1, 360, 600, 150, 60);
        var first = await office.SignAsync(Build(build), look: new SignatureLook(place));
        var second = await office.SignAsync(
            first,
            office.Key("Sở Khoa học và Công nghệ"),
            new SignatureLook(place.Seal(36)),
            by: "Sở KHCN"
        );

        Assert.True(second.AsSpan().StartsWith(first));
        folder.Put("signed.pdf", second);
        var pdfsig = Programs.Run(folder.Path, "pdfsig", "signed.pdf").Said;
        Assert.Equal(2, pdfsig.Split("Signature is Valid.").Length - 1);
        Assert.Equal(0, Programs.Run(folder.Path, "qpdf", "--check", "signed.pdf").Exit);
        var report = await office.CheckAsync(second);
        Assert.Equal(CheckResult.Valid, report.Result);
        Assert.Contains(report.Signatures[0].Findings, f => f.Code == "covers-state");
        Assert.Contains(report.Signatures[1].Findings, f => f.Code == "covers-all");
        Assert.Equal(["Signature1", "Signature2"], report.Signatures.Select(s => s.Field));
    }

    [Fact]
    public async Task A_stamped_signature_carries_a_token_that_openssl_accepts_and_no_time_of_the_signer()
    {
        var signed = await office.SignAsync(Papers.Plain(), level: SignatureLevel.Stamped);

        var check = Assert.Single((await office.CheckAsync(signed)).Signatures);
        Assert.Equal(office.Clock.Now, check.StampedAt);
        Assert.Equal(CheckResult.Valid, check.Result);
        var cms = new System.Security.Cryptography.Pkcs.SignedCms();
        cms.Decode(Contents(signed));
        var info = cms.SignerInfos[0];
        Assert.DoesNotContain(
            info.SignedAttributes.Cast<System.Security.Cryptography.CryptographicAttributeObject>(),
            a => a.Oid.Value == "1.2.840.113549.1.9.5"
        );
        folder.Put("token.der", info.UnsignedAttributes[0].Values[0].RawData);
        folder.Put("signature.bin", info.GetSignature());
        folder.Put("root.pem", Encoding.ASCII.GetBytes(office.Authority.Root.ExportCertificatePem()));
        var openssl = Programs.Run(
            folder.Path,
            "openssl",
            "ts",
            "-verify",
            "-token_in",
            "-in",
            "token.der",
            "-data",
            "signature.bin",
            "-CAfile",
            "root.pem"
        );
        Assert.Contains("Verification: OK", openssl.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Material_for_later_years_is_in_the_file_and_is_enough_without_any_authority()
    {
        var signed = await office.SignAsync(Papers.Plain(), level: SignatureLevel.LongTerm);
        folder.Put("signed.pdf", signed);
        Assert.Equal(0, Programs.Run(folder.Path, "qpdf", "--check", "signed.pdf").Exit);
        Assert.Contains("Signature is Valid.", Programs.Run(folder.Path, "pdfsig", "signed.pdf").Said, StringComparison.Ordinal);
        var material = LongTermMaterial.Read(PdfFile.Read(signed));
        Assert.NotEmpty(material.Lists);
        Assert.True(material.Certificates.Count >= 3);

        office.IsSilent = true;
        office.Forget();
        office.Clock.Now = office.Clock.Now.AddYears(8);
        var check = Assert.Single((await office.CheckAsync(signed)).Signatures);
        Assert.True(check.Result == CheckResult.Valid, string.Join("; ", check.Findings));
    }

    [Fact]
    public async Task Without_an_answer_of_the_stamping_authority_nothing_is_signed()
    {
        office.IsSilent = true;
        var refused = await Assert.ThrowsAsync<IsoDienTu.Kernel.RuleException>(() =>
            office.SignAsync(Papers.Plain(), level: SignatureLevel.Stamped)
        );
        Assert.Equal("signing.stamp", refused.Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task What_is_shown_stands_upright_at_its_place_on_a_turned_page(int turn)
    {
        var signed = await office.SignAsync(Papers.Plain(turn: turn), look: new SignatureLook(new SignaturePlace(1, 300, 100, 200, 60)));
        folder.Put("signed.pdf", signed);
        var words = Programs.Run(folder.Path, "pdftotext", "-bbox", "signed.pdf", "-").Said;
        var line = words.Split('\n').First(l => l.Contains(">Ký<", StringComparison.Ordinal));
        var numbers = line.Split('"')
            .Where((_, i) => i % 2 == 1)
            .Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        Assert.InRange(numbers[0], 299, 320);
        Assert.InRange(numbers[1], 100, 140);
        Assert.True(numbers[2] - numbers[0] > numbers[3] - numbers[1] - 6, line);
    }

    [Fact]
    public async Task The_lines_of_a_signature_can_be_copied_as_Vietnamese_text()
    {
        var signed = await office.SignAsync(Papers.Plain(), look: new SignatureLook(new SignaturePlace(1, 300, 100, 220, 60)));
        folder.Put("signed.pdf", signed);
        var text = Programs.Run(folder.Path, "pdftotext", "-layout", "signed.pdf", "-").Said;
        Assert.Contains("Ký bởi: Nguyễn Thị Hòa", text, StringComparison.Ordinal);
        Assert.Contains("Cơ quan: Sở Khoa học và Công nghệ", text, StringComparison.Ordinal);
        Assert.Contains("Thời gian ký: 02/03/2026 10:15:00 +07:00", text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "no",
            Programs.Run(folder.Path, "pdffonts", "signed.pdf").Said.Split('\n').First(l => l.Contains("Serif", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_that_is_not_there_and_a_locked_paper_are_refused()
    {
        var page = await Assert.ThrowsAsync<IsoDienTu.Kernel.RuleException>(() =>
            office.SignAsync(Papers.Plain(), look: new SignatureLook(new SignaturePlace(3, 0, 0, 100, 40)))
        );
        Assert.Equal("signing.pdf.page", page.Key);
        var locked = Papers.Plain(catalog: "/Perms<</DocMDP<</Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>>>");
        Assert.Equal("signing.pdf.locked", (await Assert.ThrowsAsync<IsoDienTu.Kernel.RuleException>(() => office.SignAsync(locked))).Key);
    }

    private byte[] Build(string build)
    {
        if (build == "hybrid")
        {
            return Papers.Hybrid();
        }

        if (build == "table")
        {
            return Papers.Plain(3);
        }

        folder.Put("plain.pdf", Papers.Plain(3));
        Programs.Run(folder.Path, "qpdf", "--object-streams=generate", "plain.pdf", "streams.pdf");
        var pdf = folder.Take("streams.pdf");
        Assert.Equal(XrefKind.Stream, PdfFile.Read(pdf).Kind);
        return pdf;
    }

    private void OpensslAgrees(byte[] signed)
    {
        var file = PdfFile.Read(signed);
        var range = IsoDienTu.Signing.Checking.SignedRange.Read(file, FormFields.Read(file).Signatures[0].Value!)!;
        folder.Put("content.bin", range.Content(signed));
        folder.Put("cms.der", range.Cms.ToArray());
        folder.Put("root.pem", Encoding.ASCII.GetBytes(office.Authority.Root.ExportCertificatePem()));
        var openssl = Programs.Run(
            folder.Path,
            "openssl",
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "cms.der",
            "-content",
            "content.bin",
            "-CAfile",
            "root.pem",
            "-purpose",
            "any",
            "-no_check_time",
            "-out",
            "out.bin"
        );
        Assert.True(openssl.Exit == 0, openssl.Said);
    }

    private static byte[] Contents(byte[] signed)
    {
        var file = PdfFile.Read(signed);
        return IsoDienTu.Signing.Checking.SignedRange.Read(file, FormFields.Read(file).Signatures[0].Value!)!.Cms.ToArray();
    }
}
