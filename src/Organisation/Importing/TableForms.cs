using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Importing;

/// <summary>Which of the known lists a file is.</summary>
internal enum TableKind
{
    Agencies,
    Successions,
    Units,
    Posts,
    People,
    Appointments,
    Staff,
}

/// <summary>A known list: the columns it may have. Header words are compared folded.</summary>
internal sealed record TableForm(TableKind Kind, string Label, SheetColumn[] Columns)
{
    /// <summary>
    /// Name of a column as its list calls it, for messages. A rule names the property of its draft (<c>ParentId</c>), a reader the column's key (<c>parent</c>).
    /// </summary>
    public string Header(string field)
    {
        var key = string.Concat(field.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
        string[] tries =
        [
            key,
            key.Replace("_id", "", StringComparison.Ordinal),
            key.Replace("_code", "", StringComparison.Ordinal),
            key == "person_id" ? "staff_code" : "",
            key == "last" ? "valid_to" : "",
        ];
        return Array.Find(Columns, c => tries.Contains(c.Key, StringComparer.Ordinal))?.Headers[0] ?? "";
    }
}

/// <summary>The lists an import understands; the file's own header decides which one it is.</summary>
internal static class TableForms
{
    private static readonly SheetColumn agency = new("agency", false, "Cơ quan", "Mã cơ quan", "Agency");
    private static readonly SheetColumn email = new("email", false, "Thư điện tử", "Email", "E-mail");
    private static readonly SheetColumn phone = new("phone", false, "Điện thoại", "Số điện thoại", "Phone");
    private static readonly SheetColumn since = new("valid_from", false, "Từ ngày", "Ngày bắt đầu", "Ngày hiệu lực", "valid_from", "From");
    private static readonly SheetColumn until = new("valid_to", false, "Đến ngày", "Ngày kết thúc", "valid_to", "To");
    private static readonly SheetColumn decision = new("decision", false, "Quyết định", "Số quyết định", "Decision");
    private static readonly SheetColumn nameEn = new("name_en", false, "Tên tiếng Anh", "name_en", "English name");
    private static readonly SheetColumn staffCode = new(
        "staff_code",
        false,
        "Mã cán bộ",
        "Mã công chức",
        "Tài khoản",
        "username",
        "staff_code"
    );

    public static IReadOnlyList<TableForm> All { get; } =
    [
        new(
            TableKind.Agencies,
            "Danh sách cơ quan",
            [
                new("code", true, "Mã định danh", "Mã cơ quan", "code"),
                new("name", true, "Tên cơ quan", "name"),
                nameEn,
                new("kind", true, "Loại", "Loại cơ quan", "kind"),
                new("level", false, "Cấp", "level"),
                new("parent", false, "Cơ quan cấp trên", "Mã cấp trên", "Trực thuộc", "parent"),
                new("obligation", false, "Nghĩa vụ", "Đối tượng áp dụng", "obligation"),
                new("slug", false, "Địa chỉ trang", "slug"),
                new("address", false, "Địa chỉ", "Trụ sở", "address"),
                phone,
                email,
                new("office_hours", false, "Giờ làm việc", "office_hours"),
                new("area", false, "Mã đơn vị hành chính", "Mã địa bàn", "area"),
                new("aliases", false, "Mã cũ", "Mã khác", "aliases"),
                since,
                until,
            ]
        ),
        new(
            TableKind.Successions,
            "Danh sách kế thừa cơ quan",
            [
                new("from_code", true, "Mã cơ quan cũ", "from_code"),
                new("from_name", false, "Tên cơ quan cũ", "from_name"),
                new("to_code", true, "Mã cơ quan mới", "to_code"),
                new("kind", true, "Hình thức", "Loại", "kind"),
                new("date", true, "Ngày", "Từ ngày", "date"),
                new("share", false, "Phần", "Tỷ lệ", "share"),
                decision,
            ]
        ),
        new(
            TableKind.Units,
            "Danh sách đơn vị",
            [
                new("code", true, "Ký hiệu đơn vị", "Ký hiệu", "Mã đơn vị", "code"),
                agency,
                new("name", true, "Tên đơn vị", "Đơn vị", "name"),
                nameEn,
                new("kind", false, "Loại đơn vị", "Loại", "kind"),
                new("parent", false, "Đơn vị cấp trên", "Trực thuộc", "parent"),
                since,
                until,
            ]
        ),
        new(
            TableKind.Posts,
            "Danh sách chức danh",
            [
                new("code", false, "Ký hiệu chức danh", "Ký hiệu", "Mã chức danh", "code"),
                agency,
                new("unit", true, "Đơn vị", "Phòng", "unit"),
                new("title", true, "Chức danh", "Chức vụ", "title"),
                new("title_en", false, "Chức danh tiếng Anh", "title_en"),
                new("kind", false, "Loại chức danh", "Loại", "kind"),
                new("step_role", true, "Tên trong quy trình", "Trách nhiệm", "step_role"),
                new("single", false, "Chỉ một người giữ", "single"),
                since,
                until,
            ]
        ),
        new(
            TableKind.People,
            "Danh sách người",
            [staffCode with { Required = true }, agency, new("name", true, "Họ và tên", "Họ tên", "full_name", "Full name"), email, phone]
        ),
        new(
            TableKind.Appointments,
            "Danh sách bổ nhiệm",
            [
                staffCode with
                {
                    Required = true,
                },
                agency,
                new("post", true, "Ký hiệu chức danh", "Mã chức danh", "post"),
                new("kind", false, "Hình thức", "Loại", "kind"),
                since with
                {
                    Required = true,
                },
                until,
                decision,
            ]
        ),
        new(
            TableKind.Staff,
            "Danh sách cán bộ (người, đơn vị, chức danh)",
            [
                new("name", true, "Họ và tên", "Họ tên", "full_name", "Full name"),
                staffCode,
                agency,
                new("unit", true, "Đơn vị", "Phòng", "Phòng ban", "unit"),
                new("title", true, "Chức danh", "Chức vụ", "title"),
                new("kind", false, "Loại chức danh", "kind"),
                new("step_role", false, "Tên trong quy trình", "step_role"),
                new("how", false, "Hình thức", "Hình thức bổ nhiệm", "how"),
                email,
                phone,
                since,
                until,
                decision,
            ]
        ),
    ];

    /// <summary>The list whose columns the header names most fully.</summary>
    /// <exception cref="RuleException">It is none of them.</exception>
    public static (TableForm Form, SheetTable Table) Recognise(Sheet sheet)
    {
        var best = All.Select(form => (Form: form, Table: sheet.TryTable(form.Columns)))
            .Where(f => f.Table is not null)
            .DefaultIfEmpty((Form: All[0], Table: null))
            .MaxBy(f => f.Table?.Columns.Count ?? 0);
        return best.Table is { } table
            ? (best.Form, table)
            : throw new RuleException(
                typeof(Texts),
                "organisation.import.unknown",
                "Không nhận ra danh sách: dòng tiêu đề phải có đủ cột của một loại. Danh sách cơ quan cần {0}; danh sách cán bộ cần {1}.",
                "File",
                Needed(TableKind.Agencies),
                Needed(TableKind.Staff)
            );
    }

    private static string Needed(TableKind kind) =>
        string.Join(", ", All.First(f => f.Kind == kind).Columns.Where(c => c.Required).Select(c => "“" + c.Headers[0] + "”"));
}
