using System.CommandLine;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso organisation</c>: agencies and staff from lists, administrative units from the facts the product carries.</summary>
internal static class OrganisationCommands
{
    private static readonly Actor actor = Actor.System("eiso");

    public static Command Create() =>
        new("organisation", Speech.Of("Cơ quan, đơn vị, chức danh, người", "Agencies, units, posts, people")) { ImportUnits(), Import() };

    private static Command ImportUnits()
    {
        var command = new Command(
            "import-units",
            Speech.Of(
                "Nạp 34 tỉnh, 3.321 xã và các đơn vị cũ vào cơ sở dữ liệu",
                "Stores the 34 provinces, 3,321 communes and the former units"
            )
        );
        command.Runs(
            async (call, ct) =>
            {
                await using var installation = await Installation.OpenAsync(ct);
                var (units, edges, changed) = await installation.Get<OrganisationImport>().UnitsAsync(actor, ct);
                call.Answer(
                    new
                    {
                        units,
                        edges,
                        changed,
                    },
                    () =>
                        Speech.Of(
                            $"{units} đơn vị, {edges} quan hệ kế thừa; {changed} dòng mới hoặc thay đổi.",
                            $"{units} units, {edges} successions; {changed} rows new or changed."
                        )
                );
                return Exit.Yes;
            }
        );
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = Speech.Of("Danh sách .csv hoặc .xlsx", "The list, .csv or .xlsx") };
        var agency = new Option<string?>("--agency")
        {
            HelpName = "H49.12",
            Description = Speech.Of("Cơ quan của danh sách cán bộ", "The agency whose staff the list is"),
        };
        var province = new Option<string?>("--province")
        {
            HelpName = "H49",
            Description = Speech.Of("Chỉ nhận mã cơ quan của tỉnh này", "Accept only agency codes of this province"),
        };
        var goodRows = new Option<bool>("--good-rows")
        {
            Description = Speech.Of("Nhập các dòng đúng dù có dòng sai", "Import the good rows although some are bad"),
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = Speech.Of("Chỉ xem trước, không ghi gì", "Only say what would be done"),
        };
        var command = new Command("import", Speech.Of("Nhập danh sách cơ quan hoặc cán bộ", "Imports a list of agencies or staff"))
        {
            file,
            agency,
            province,
            goodRows,
            dryRun,
        };
        command.Runs(
            async (call, ct) =>
            {
                var path = call.Value(file);
                if (!File.Exists(path))
                {
                    throw new InputError(path, "không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path");
                }

                await using var installation = await Installation.OpenAsync(ct);
                await using var content = File.OpenRead(path);
                var options = new ImportOptions(call.Optional(agency), call.Optional(province), call.Value(goodRows), call.Value(dryRun));
                var report = await installation.Get<OrganisationImport>().RunAsync(content, options, actor, ct);
                call.Answer(report, () => Text(path, report));
                return report.Problems.Count == 0 ? Exit.Yes : Exit.No;
            }
        );
        return command;
    }

    private static string Text(string path, ImportReport report) =>
        string.Join(
            '\n',
            report
                .Problems.Select(p => $"{path}:{p.Line}: {(p.Column.Length > 0 ? p.Column + ": " : "")}{p.Message}")
                .Append(
                    Speech.Of(
                        $"{report.List}: {report.Rows} dòng, {report.Added} mới, {report.Changed} thay đổi, {report.Same} không đổi, {report.Refused} sai; {(report.Imported ? "đã ghi" : "chưa ghi gì")}.",
                        $"{report.List}: {report.Rows} rows, {report.Added} new, {report.Changed} changed, {report.Same} the same, {report.Refused} bad; {(report.Imported ? "written" : "nothing written")}."
                    )
                )
        );
}
