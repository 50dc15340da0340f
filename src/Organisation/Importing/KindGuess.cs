using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Organisation.Importing;

/// <summary>What a list leaves out and its words tell: the kind of a unit by its name, of a post by its title.</summary>
internal static class KindGuess
{
    public static UnitKind OfUnit(string name)
    {
        var folded = Folding.Fold(name);
        return folded switch
        {
            _ when folded.Contains("tiep nhan va tra ket qua", StringComparison.Ordinal)
                    || folded.Contains("mot cua", StringComparison.Ordinal) => UnitKind.Desk,
            _ when folded.StartsWith("trung tam phuc vu hanh chinh cong", StringComparison.Ordinal) => UnitKind.Desk,
            _ when folded.StartsWith("van phong", StringComparison.Ordinal) => UnitKind.Office,
            _ when folded.StartsWith("trung tam", StringComparison.Ordinal) => UnitKind.Centre,
            _ when folded.StartsWith("to ", StringComparison.Ordinal) || folded.StartsWith("doi ", StringComparison.Ordinal) =>
                UnitKind.Team,
            _ when folded.StartsWith("lanh dao", StringComparison.Ordinal) || folded.StartsWith("ban giam doc", StringComparison.Ordinal) =>
                UnitKind.Leadership,
            _ => UnitKind.Division,
        };
    }

    /// <summary>A director of a centre heads a unit, a director among the leaders heads the agency.</summary>
    public static PostKind OfPost(string title, UnitKind? unit)
    {
        var (kinds, _) = RoleWords.Office(RoleWords.WriteOut(title));
        var kind = kinds.Length > 0 ? kinds[0] : PostKind.Specialist;
        return (kind, unit) switch
        {
            (PostKind.Head, not (UnitKind.Leadership or null)) => PostKind.UnitHead,
            (PostKind.Deputy, not (UnitKind.Leadership or null)) => PostKind.UnitDeputy,
            (PostKind.Specialist, UnitKind.Desk) => PostKind.DeskClerk,
            _ => kind,
        };
    }
}
