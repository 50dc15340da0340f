namespace IsoDienTu.Processes.Reading;

/// <summary>
/// Conditions of statements about single steps (row <c>t</c> of <c>processes.task</c>, agency <c>$1</c>): whether a step is a person's own to do. Each looks a
/// known step up by its key; lists begin at the principals instead (<see cref="InboxSelection"/>), so that the index finds their rows.
/// </summary>
internal static class Offered
{
    /// <summary>Held by the person, or by nobody and offered to one of the principals. Says nothing of whether the step is open.</summary>
    /// <param name="person">Parameter of the person's id, and <paramref name="principals"/> of their keys.</param>
    public static string To(string person, string principals) =>
        $"coalesce(t.assignee = {person}, exists (select 1 from processes.inbox b where b.agency_id = $1 and b.task_id = t.id and b.principal = any({principals})))";

    /// <summary>Open, offered to the person, and not kept from them.</summary>
    public static string ToDo(string person, string principals) =>
        $"t.state = 'Open' and t.barred is distinct from {person} and {To(person, principals)}";
}
