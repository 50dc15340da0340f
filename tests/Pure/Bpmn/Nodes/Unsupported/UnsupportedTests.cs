namespace IsoDienTu.Pure.Bpmn.Nodes;

public class UnsupportedTests
{
    [Fact]
    public void A_diagram_with_an_unsupported_element_does_not_start_and_names_it() => Scene.Holds("complex-gateway");
}
