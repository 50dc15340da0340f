using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>
/// The office words of the column "Trách nhiệm", measured on the wordings of published procedures: abbreviations written out,
/// and which words name which kind of post.
/// </summary>
internal static class RoleWords
{
    // Longest first where one begins another. Folded, whole words.
    private static readonly (string Short, string Long)[] abbreviations =
    [
        ("tn tkq", "tiep nhan va tra ket qua"),
        ("tnhs tkq", "tiep nhan va tra ket qua"),
        ("tn va tkq", "tiep nhan va tra ket qua"),
        ("tn&tkq", "tiep nhan va tra ket qua"),
        ("tnvtkq", "tiep nhan va tra ket qua"),
        ("tiep nhan ho so va tra ket qua", "tiep nhan va tra ket qua"),
        ("ttpvhcc", "trung tam phuc vu hanh chinh cong"),
        ("pvhcc", "phuc vu hanh chinh cong"),
        ("tthcc", "trung tam phuc vu hanh chinh cong"),
        ("ccmc", "cong chuc mot cua"),
        ("cbmc", "can bo mot cua"),
        ("bpmc", "bo phan mot cua"),
        ("ubnd", "uy ban nhan dan"),
        ("hdnd", "hoi dong nhan dan"),
        ("vpdkdd", "van phong dang ky dat dai"),
        ("vpdk", "van phong dang ky"),
        ("dkdd", "dang ky dat dai"),
        ("cnvpdkdd", "chi nhanh van phong dang ky dat dai"),
        ("khcn", "khoa hoc va cong nghe"),
        ("kh cn", "khoa hoc va cong nghe"),
        ("qlcn", "quan ly cong nghe"),
        ("ql", "quan ly"),
        ("tchc", "to chuc hanh chinh"),
        ("vhxh", "van hoa xa hoi"),
        ("ktht", "kinh te ha tang"),
        ("ldvl", "lao dong viec lam"),
        ("cv", "chuyen vien"),
        ("cc", "cong chuc"),
        ("ld", "lanh dao"),
        ("tp", "truong phong"),
        ("ptp", "pho truong phong"),
        ("gd", "giam doc"),
        ("pgd", "pho giam doc"),
        ("vt", "van thu"),
        ("vp", "van phong"),
    ];

    private static readonly (string Words, PostKind[] Kinds)[] offices =
    [
        ("tiep nhan va tra ket qua", [PostKind.DeskClerk]),
        ("mot cua", [PostKind.DeskClerk]),
        ("cong chuc tiep nhan", [PostKind.DeskClerk]),
        ("vien chuc tiep nhan", [PostKind.DeskClerk]),
        ("thu ky iso", [PostKind.IsoSecretary]),
        ("van thu", [PostKind.RecordsClerk]),
        ("luu tru vien", [PostKind.Archivist]),
        ("quan tri he thong", [PostKind.Administrator]),
        ("pho truong phong", [PostKind.UnitDeputy]),
        ("pho truong ban", [PostKind.UnitDeputy]),
        ("pho chanh van phong", [PostKind.UnitDeputy]),
        ("truong phong", [PostKind.UnitHead]),
        ("chanh van phong", [PostKind.UnitHead]),
        ("to truong", [PostKind.UnitHead]),
        ("truong bo phan", [PostKind.UnitHead]),
        ("lanh dao phong", [PostKind.UnitHead, PostKind.UnitDeputy]),
        ("lanh dao van phong", [PostKind.UnitHead, PostKind.UnitDeputy]),
        ("lanh dao to", [PostKind.UnitHead, PostKind.UnitDeputy]),
        ("lanh dao don vi", [PostKind.UnitHead, PostKind.UnitDeputy]),
        ("lanh dao trung tam", [PostKind.UnitHead, PostKind.UnitDeputy]),
        ("giam doc trung tam", [PostKind.UnitHead]),
        ("pho giam doc", [PostKind.Deputy]),
        ("pho chu tich", [PostKind.Deputy]),
        ("pho chi cuc truong", [PostKind.Deputy]),
        ("giam doc", [PostKind.Head]),
        ("chu tich", [PostKind.Head]),
        ("chi cuc truong", [PostKind.Head]),
        ("thu truong", [PostKind.Head, PostKind.Deputy]),
        ("lanh dao", [PostKind.Head, PostKind.Deputy]),
        ("phuc vu hanh chinh cong", [PostKind.DeskClerk]),
        ("chuyen vien", [PostKind.Specialist]),
        ("cong chuc", [PostKind.Specialist]),
        ("vien chuc", [PostKind.Specialist]),
        ("can bo", [PostKind.Specialist]),
    ];

    private static readonly HashSet<string> filler =
    [
        .. "cua tai va cac duoc phan cong giao xu ly thu ly ho so thuc hien phu trach truc tiep nguoi bo phan chuyen mon nghiep vu cap tinh xa phuong thanh pho co quan don vi nhiem vu hoac thuoc".Split(
            ' '
        ),
    ];

    /// <summary>Folded words with abbreviations written out.</summary>
    public static string WriteOut(string wording)
    {
        var text = " " + string.Join(' ', Folding.Words(wording.Replace("&", " ", StringComparison.Ordinal))) + " ";
        foreach (var (abbreviation, full) in abbreviations)
        {
            text = text.Replace(" " + abbreviation + " ", " " + full + " ", StringComparison.Ordinal);
        }

        return text.Trim();
    }

    /// <summary>The kinds of post the wording names, and the office word that says so; none when it names only a body.</summary>
    public static (PostKind[] Kinds, string Word) Office(string writtenOut)
    {
        foreach (var (words, kinds) in offices)
        {
            if ((" " + writtenOut + " ").Contains(" " + words + " ", StringComparison.Ordinal))
            {
                return (kinds, words);
            }
        }

        return ([], "");
    }

    /// <summary>The words that name the unit or body: what is left without the office word and words that say nothing.</summary>
    public static IReadOnlyList<string> Subject(string writtenOut, string officeWord) =>
        [
            .. (
                officeWord.Length > 0 ? (" " + writtenOut + " ").Replace(" " + officeWord + " ", " ", StringComparison.Ordinal) : writtenOut
            )
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(w => !filler.Contains(w)),
        ];
}
