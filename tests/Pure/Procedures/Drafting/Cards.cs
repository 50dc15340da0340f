using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Drafting;

/// <summary>Cards for tests: of the demo's files, and a small one told here.</summary>
internal static class Cards
{
    public static ProcedureReading Reading(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "demo", "procedures", file);
            if (File.Exists(path))
            {
                using var stream = File.OpenRead(path);
                return ProcedureReader.Read(stream, file).Reading!;
            }
        }

        throw new FileNotFoundException(file);
    }

    public static ProcedureCard Demo(string file) => CardOfReading.Make(Reading(file));

    /// <summary>Three steps; the second can send back to the first.</summary>
    public static ProcedureCard Small =>
        new()
        {
            Code = "QT.01",
            Title = "Cấp giấy xác nhận",
            TthcCodes = ["1.004217"],
            LegalTerm = "2 ngày làm việc",
            Steps =
            [
                Step("s1", "1", "Tiếp nhận", "Một cửa", "0,5 ngày", new CardWay(WayKind.Forward, "s2", null)),
                Step(
                    "s2",
                    "2",
                    "Thẩm định",
                    "Chuyên viên",
                    "1 ngày",
                    new CardWay(WayKind.Forward, "s3", "Đạt"),
                    new CardWay(WayKind.Rework, "s1", "Chưa đạt")
                ),
                Step("s3", "3", "Ký", "Lãnh đạo", "0,5 ngày", new CardWay(WayKind.Forward, CardWay.End, null)),
            ],
        };

    private static CardStep Step(string id, string number, string name, string role, string term, params CardWay[] ways) =>
        new()
        {
            Id = id,
            Number = number,
            Name = name,
            Role = role,
            Term = term,
            Ways = ways,
        };
}
