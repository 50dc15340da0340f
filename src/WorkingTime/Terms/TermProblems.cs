namespace IsoDienTu.WorkingTime.Terms;

/// <summary>The sentences about a term that cannot be read. Each names the text, the place in it and the mend.</summary>
internal static class TermProblems
{
    private const string ExampleVi = "viết như “3 ngày làm việc”, “0,25 ngày”, “8 giờ làm việc”, “15 ngày”, “01 tháng”";
    private const string ExampleEn = "write it like “3 ngày làm việc”, “0,25 ngày”, “8 giờ làm việc”, “15 ngày”, “01 tháng”";

    public static readonly Problem Empty = new("term.empty", "", $"Thời hạn để trống: {ExampleVi}.", $"The term is empty: {ExampleEn}.");

    public static Problem NotCounted(string text) =>
        new(
            "term.not_counted",
            text,
            $"“{text}” không phải là một thời hạn: bước này không tính thời gian; muốn tính thì {ExampleVi}.",
            $"“{text}” states no term: the step has no limit; to give it one, {ExampleEn}."
        );

    public static Problem TooLong(string text, int longest) =>
        new(
            "term.too_long",
            text[..40],
            $"Thời hạn “{text[..40]}…” dài {text.Length} ký tự, tối đa {longest}: chỉ ghi số lượng và đơn vị.",
            $"The term “{text[..40]}…” has {text.Length} characters, at most {longest}: state only amount and unit."
        );

    public static Problem NoNumber(string text, int at) =>
        At("term.number", text, at, $"cần một số lượng; {ExampleVi}", $"a number is expected; {ExampleEn}");

    public static Problem NoUnit(string text, int at) =>
        At(
            "term.unit",
            text,
            at,
            "thiếu đơn vị; thêm “ngày làm việc”, “giờ làm việc”, “ngày”, “tuần”, “tháng” hoặc “năm”",
            "the unit is missing; add “ngày làm việc” (working days), “giờ làm việc” (working hours), “ngày”, “tuần”, “tháng” or “năm”"
        );

    public static Problem Unread(string text, int at) =>
        At(
            "term.unread",
            text,
            at,
            "không hiểu phần này; nối các chặng bằng dấu “+”, hoặc bắt đầu điều kiện bằng “kể từ”",
            "these words are not understood; join parts by “+”, or begin a condition with “kể từ”"
        );

    public static Problem Contradiction(string text, string equivalent) =>
        At(
            "term.contradiction",
            text,
            text.IndexOf(equivalent, StringComparison.Ordinal),
            "phần trong ngoặc không bằng phần trước (1 ngày làm việc = 8 giờ); sửa một trong hai",
            "the bracket does not equal what precedes it (1 working day = 8 hours); correct one of them"
        );

    private static Problem At(string key, string text, int at, string vietnamese, string english)
    {
        var place = at < text.Length ? text[at..Math.Min(text.Length, at + 40)] : text;
        return new Problem(
            key,
            place,
            $"Thời hạn “{text}”, ký tự {at + 1}: {vietnamese}.",
            $"Term “{text}”, character {at + 1}: {english}."
        );
    }
}
