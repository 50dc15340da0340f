namespace IsoDienTu.Pure.Bpmn.Combined;

public class WritingsTests
{
    [Fact]
    public void A_file_as_Camunda_s_drawing_tool_writes_it() => Scene.Holds("camunda-modeler");

    [Fact]
    public void A_file_as_Camunda_8_s_drawing_tool_writes_it() => Scene.Holds("zeebe-modeler");

    [Fact]
    public void A_file_as_Flowable_s_drawing_tool_writes_it() => Scene.Holds("flowable-designer");

    [Fact]
    public void An_ad_hoc_sub_process_as_drawing_tools_write_it() => Scene.Holds("adhoc-as-drawn");

    [Fact]
    public void Compensation_as_drawing_tools_write_it() => Scene.Holds("everything-undone-as-drawn");

    [Fact]
    public void Links__conditions_and_event_definitions_with_names_and_types_as_tools_write_them() => Scene.Holds("links-of-a-tool");

    [Fact]
    public void Loops_as_tools_write_them() => Scene.Holds("loops-of-a-tool");
}
