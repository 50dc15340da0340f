using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>The sentences with which a migration is refused.</summary>
internal static class MigrationRefusals
{
    public static Refusal NoProcess(string processId) =>
        new(
            "migration_place",
            processId,
            $"Phiên bản mới không có quy trình '{processId}' để chạy tiếp.",
            $"The new version has no process '{processId}' to go on with."
        );

    public static Refusal NoPlace(Node old) =>
        new(
            "migration_place",
            old.Id,
            $"Việc đang ở '{Title(old)}' mà phiên bản mới không có chỗ tương ứng. Hãy chọn chỗ đến cho bước này, hoặc để việc ở lại phiên bản cũ.",
            $"Work rests at '{Title(old)}', which has no counterpart in the new version. Choose where it goes, or leave this work on the old version."
        );

    public static Refusal Unfit(Node old, Node node) =>
        new(
            "migration_place",
            old.Id,
            $"Việc đang ở '{Title(old)}' không chuyển sang '{Title(node)}' được: khác loại, khác nội dung đã giao đi, hoặc nằm trong phần khác của quy trình.",
            $"Work resting at '{Title(old)}' cannot be carried to '{Title(node)}': another kind of element, another order already given, or another part of the process."
        );

    public static Refusal NoBranch(Node join, Flow by) =>
        new(
            "migration_place",
            by.Id,
            $"Một nhánh đã xong đang chờ tại '{Title(join)}' (tới từ '{Title(by.Source)}') mà phiên bản mới không còn nhánh ấy. Hãy chọn nhánh tương ứng, hoặc để việc ở lại phiên bản cũ.",
            $"A finished branch waits at '{Title(join)}' (from '{Title(by.Source)}'), and the new version has no such branch. Choose the branch, or leave this work on the old version."
        );

    public static Refusal NoUndo(Node old) =>
        new(
            "migration_undo",
            old.Id,
            $"'{Title(old)}' đã làm xong và còn có thể phải hoàn lại, nhưng phiên bản mới không nói hoàn lại bước này thế nào.",
            $"'{Title(old)}' was completed and may yet have to be undone, but the new version does not say how."
        );

    public static Refusal NoWayBack(Node at, Node back) =>
        new(
            "migration_back",
            at.Id,
            $"'{Title(at)}' đang làm lại rồi sẽ quay thẳng về '{Title(back)}', nhưng phiên bản mới không có bước đó ở cùng chỗ. Hãy chờ bước này làm xong.",
            $"'{Title(at)}' is done again and then leads straight back to '{Title(back)}', which the new version does not have there. Wait until it is done."
        );

    public static Refusal CannotBegin(Node node, Trouble trouble) => new("migration_event", node.Id, trouble.Message, trouble.MessageEn);

    public static Refusal MightWaitForEver(Node at) =>
        new(
            "migration_end",
            at.Id,
            $"Chưa chứng minh được rằng việc đang ở '{Title(at)}' sẽ kết thúc theo phiên bản mới: một nhánh có thể chờ mãi, hoặc một bước bị làm hai lần. Hãy chọn chỗ đến khác, hoặc để việc ở lại phiên bản cũ.",
            $"It is not proved that work at '{Title(at)}' comes to its end by the new version: a branch might wait for ever, or a step be done twice. Choose another place, or leave this work on the old version."
        );

    /// <summary>These sentences are read by process owners beside the drawing: the name alone, where there is one.</summary>
    private static string Title(Node node) => node.Name.Length > 0 ? node.Name : node.Id;
}
