namespace IsoDienTu.Procedures.Importing;

/// <summary>Every reason for which a file is not read, each naming the rule and the mend.</summary>
internal static class Problems
{
    public static ReadingProblem Empty(string name) =>
        new(
            "procedure.file.empty",
            $"Tệp «{name}» rỗng. Hãy chọn lại tệp có nội dung quy trình.",
            $"The file “{name}” is empty. Choose a file that holds the procedure."
        );

    public static ReadingProblem TooLarge(string name, long limit) =>
        new(
            "procedure.file.too_large",
            $"Tệp «{name}» vượt giới hạn {limit >> 20} MB. Hãy bỏ bớt ảnh hoặc tách phụ lục rồi tải lại.",
            $"The file “{name}” is larger than {limit >> 20} MB. Remove pictures or split off annexes, then upload again."
        );

    public static ReadingProblem NotSupported(string name, string seenVi, string seenEn) =>
        new(
            "procedure.file.not_word",
            $"Tệp «{name}» không phải Word (.docx) hoặc HTML: {seenVi}. Hãy mở bằng Word, chọn «Lưu thành» kiểu Word Document (.docx) rồi tải lại.",
            $"The file “{name}” is neither Word (.docx) nor HTML: {seenEn}. Open it in Word, save it as Word Document (.docx) and upload again."
        );

    public static ReadingProblem OldWord(string name) =>
        new(
            "procedure.file.old_word",
            $"Tệp «{name}» là Word kiểu cũ (.doc). Chỉ nhận .docx: hãy mở bằng Word và «Lưu thành» kiểu Word Document (.docx).",
            $"The file “{name}” is in the old Word format (.doc). Only .docx is taken: open it in Word and save it as Word Document (.docx)."
        );

    public static ReadingProblem Encrypted(string name) =>
        new(
            "procedure.file.encrypted",
            $"Tệp «{name}» có mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi tải lại.",
            $"The file “{name}” is protected by a password. Remove the password (File > Info > Protect Document) and upload again."
        );

    public static ReadingProblem Macro(string name) =>
        new(
            "procedure.file.macro",
            $"Tệp «{name}» có chứa macro; hệ thống không nhận tệp có macro. Hãy «Lưu thành» kiểu Word Document (.docx) không macro.",
            $"The file “{name}” contains macros, which are not accepted. Save it as Word Document (.docx) without macros."
        );

    public static ReadingProblem Broken(string name) =>
        new(
            "procedure.file.broken",
            $"Tệp «{name}» bị hỏng, không mở được. Hãy mở bằng Word để sửa chữa, lưu lại kiểu .docx rồi tải lại.",
            $"The file “{name}” is damaged and cannot be opened. Repair it in Word, save it again as .docx and upload it."
        );

    public static ReadingProblem Archive(string name, ArchiveFault fault) =>
        new(
            $"procedure.file.archive.{fault.Key}",
            $"Tệp «{name}» không an toàn: {fault.Vi}. Hãy tạo lại tệp bằng Word rồi tải lại.",
            $"The file “{name}” is not safe: {fault.En}. Make the file anew in Word and upload again."
        );

    public static ReadingProblem Dtd(string name, string part) =>
        new(
            "procedure.file.dtd",
            $"Tệp «{name}» có khai báo DTD trong phần «{part}»; quy tắc an toàn không cho phép. Hãy tạo lại tệp bằng Word.",
            $"The file “{name}” declares a DTD in part “{part}”, which is not allowed. Make the file anew in Word."
        );

    public static ReadingProblem TooComplex(string name) =>
        new(
            "procedure.file.too_complex",
            $"Tệp «{name}» lồng quá sâu hoặc quá nhiều phần tử để đọc an toàn. Hãy chép nội dung sang một tệp Word mới rồi tải lại.",
            $"The file “{name}” is nested too deeply or holds too many elements to be read safely. Copy its content into a new Word file and upload that."
        );

    public static ReadingProblem NoSteps(string name) =>
        new(
            "procedure.steps.none",
            $"Không tìm thấy các bước trong tệp «{name}». Cần một bảng có các cột bước, nội dung, trách nhiệm, thời gian, hoặc các đoạn «Bước 1: …».",
            $"No steps were found in “{name}”. A table with columns for step, content, responsibility and time is needed, or paragraphs “Bước 1: …”."
        );
}
