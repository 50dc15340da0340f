using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Where a controlled copy is, in the office's words.</summary>
internal static class CopyWords
{
    public static string Of(CopyState state) =>
        state switch
        {
            CopyState.Out => "Đang giữ",
            CopyState.Returned => "Đã thu hồi",
            CopyState.Destroyed => "Đã tiêu huỷ",
            _ => "Báo mất",
        };

    public static string Say(CopyRow row, IStringLocalizer texts) => row.IsToReturn ? texts["Cần thu hồi"] : texts[Of(row.Copy.State)];

    public static Tone ToneOf(CopyRow row) =>
        row.IsToReturn ? Tone.Late
        : row.Copy.State == CopyState.Out ? Tone.Good
        : row.Copy.State == CopyState.Lost ? Tone.Near
        : Tone.Plain;
}
