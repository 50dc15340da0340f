using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Running;

/// <summary>The agency that a call means by a code: after a merger whoever carries its work on.</summary>
/// <param name="Card">Null when there is none, and <paramref name="Problem"/> says why.</param>
internal sealed record CalledAgency(AgencyCard? Card, string Problem = "", string ProblemEn = "")
{
    public static async Task<CalledAgency> FindAsync(Agencies agencies, string code, int caller, DateOnly day, CancellationToken ct)
    {
        if (await agencies.FindByCodeAsync(code, ct) is not { } found)
        {
            return new(
                null,
                $"không có cơ quan nào mang mã '{code}', hãy ghi đúng mã",
                $"no agency has the code '{code}': write the right one"
            );
        }

        return await agencies.SuccessorsAsync(found.Id, day, ct) switch
        {
            [var one] when one.Id == caller => new(
                null,
                $"'{code}' là mã của chính cơ quan này, hãy bỏ mã khỏi bước",
                $"'{code}' is this very agency: take the code out of the step"
            ),
            [var one] => new(one),
            [] => new(null, $"cơ quan '{code}' đã giải thể, hãy ghi mã khác", $"the agency '{code}' is dissolved: write another code"),
            _ => new(
                null,
                $"cơ quan '{code}' đã chia thành nhiều cơ quan, hãy ghi mã mới",
                $"the agency '{code}' was split: write a new code"
            ),
        };
    }
}
