using System.Globalization;
using System.Text;

namespace IsoDienTu.Organisation.Units;

/// <summary>Reads the four files of this folder out of the assembly.</summary>
internal static class UnitFiles
{
    private static readonly Dictionary<string, (AdministrativeKind Kind, string Word)> kinds = new(StringComparer.Ordinal)
    {
        ["tinh"] = (AdministrativeKind.Province, "Tỉnh"),
        ["thanh-pho"] = (AdministrativeKind.City, "Thành phố"),
        ["xa"] = (AdministrativeKind.Commune, "Xã"),
        ["phuong"] = (AdministrativeKind.Ward, "Phường"),
        ["dac-khu"] = (AdministrativeKind.SpecialZone, "Đặc khu"),
        ["thi-tran"] = (AdministrativeKind.Township, "Thị trấn"),
    };

    public static string Word(AdministrativeKind kind) => kinds.Values.First(k => k.Kind == kind).Word;

    public static AdministrativeUnits Read() =>
        new(
            [.. Rows("provinces.csv", 5).Select(r => new Province(r[0], Kind(r[1]), r[2], Before(r[3], r[1]), r[4]))],
            [.. Rows("communes.csv", 6).Select(r => new Commune(r[0], r[1], Kind(r[2]), r[3], Before(r[4], r[2]), r[5]))],
            [.. Rows("former-provinces.csv", 4).Select(r => new FormerProvince(r[0], Kind(r[1]), r[2], r[3]))],
            [.. Rows("former-communes.csv", 5).Select(r => new FormerCommune(r[0], r[1], r[2], r[3], r[4].Split(' ')))]
        );

    private static AdministrativeKind Kind(string word) => kinds[word].Kind;

    private static AdministrativeKind Before(string word, string today) => Kind(word.Length > 0 ? word : today);

    private static IEnumerable<string[]> Rows(string file, int columns)
    {
        var stream = typeof(UnitFiles).Assembly.GetManifestResourceStream("Units/" + file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = text.Split(',');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {cells.Length} cells, {columns} expected")
                );
        }
    }
}
