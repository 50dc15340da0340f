namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Work outside any system. It is opened and completed like a user task, so that the procedure waits for it and its time is known.</summary>
internal sealed class ManualTask : UserTask;
