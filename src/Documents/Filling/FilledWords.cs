using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Filling;

/// <summary>The line below a filled sheet. Papers are in Vietnamese, whoever asks for them.</summary>
internal static class FilledWords
{
    public static string Of(FilledForm form) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Phiếu số {form.Number}, {form.FilledByName}, {form.FilledByPost} hoàn thành trên hệ thống ngày {form.DoneAt!.Value.VietnamDay():dd/MM/yyyy}."
        );
}
