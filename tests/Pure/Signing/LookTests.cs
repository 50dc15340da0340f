using IsoDienTu.Signing;

namespace IsoDienTu.Pure.Signing;

/// <summary>How signatures look; with ISO_PICTURES set, the pages are left there as pictures.</summary>
public sealed class LookTests : IDisposable
{
    private readonly Office office = new();
    private readonly Folder folder = new();

    public void Dispose()
    {
        office.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_picture_of_a_person_and_the_seal_of_the_agency_over_a_third_of_it_are_seen()
    {
        var person = new SignaturePlace(1, 350, 560, 150, 60);
        var signed = await office.SignAsync(Paper(), look: new SignatureLook(person, Pictures.Scribble(), HasLines: false));
        signed = await office.SignAsync(
            signed,
            office.Key("Sở Khoa học và Công nghệ"),
            new SignatureLook(person.Seal(36), Pictures.Seal(), HasLines: false),
            by: "Sở Khoa học và Công nghệ"
        );
        signed = await office.SignAsync(
            signed,
            office.Key("Văn thư"),
            new SignatureLook(new SignaturePlace(1, 380, 20, 195, 50)),
            by: "Sở Khoa học và Công nghệ tỉnh Quảng Ninh"
        );
        signed = await office.SignAsync(
            signed,
            office.Key("Lê Văn Minh"),
            new SignatureLook(new SignaturePlace(1, 60, 560, 180, 60), Pictures.Scribble()),
            by: "Lê Văn Minh"
        );
        signed = await office.SignAsync(
            signed,
            office.Key("Trần Lan"),
            new SignatureLook(new SignaturePlace(1, 60, 640, 110, 110), Pictures.Scribble()),
            by: "Trần Thị Ngọc Lan"
        );

        folder.Put("signed.pdf", signed);
        var images = Programs.Run(folder.Path, "pdfimages", "-list", "signed.pdf").Said;
        Assert.Equal(4, images.Split("smask").Length - 1);
        Assert.Equal(5, Programs.Run(folder.Path, "pdfsig", "signed.pdf").Said.Split("Signature is Valid.").Length - 1);
        Assert.Equal(CheckResult.Valid, (await office.CheckAsync(signed)).Result);
        Assert.True(signed.Length < 200_000, $"{signed.Length} bytes for five signatures");
        Programs.Run(folder.Path, "pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", "signed.pdf", "page");
        var picture = folder.Take(Directory.GetFiles(folder.Path, "page*.png").Select(Path.GetFileName).Single()!);
        if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } kept)
        {
            await File.WriteAllBytesAsync(Path.Combine(kept, "signatures.png"), picture, TestContext.Current.CancellationToken);
        }

        Assert.True(picture.Length > 5000);
    }

    private static byte[] Paper() => Papers.Plain();
}
