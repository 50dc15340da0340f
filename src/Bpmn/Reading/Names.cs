using System.Collections.Frozen;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>The XML namespaces of BPMN 2.0, its drawing, our extension and the vendors whose task attributes are understood.</summary>
internal static class Names
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    public static readonly XNamespace DdDi = "http://www.omg.org/spec/DD/20100524/DI";
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    public static readonly XNamespace Iso = "urn:isodientu:bpmn:1";
    public static readonly XNamespace Zeebe = "http://camunda.org/schema/zeebe/1.0";

    public const string Jbpm = "http://www.jboss.org/drools";

    /// <summary>Vendors that write assignee, candidateUsers, candidateGroups, dueDate and formKey as attributes of the task.</summary>
    public static readonly FrozenSet<XNamespace> TaskAttributes = new XNamespace[]
    {
        "http://camunda.org/schema/1.0/bpmn",
        "http://operaton.org/schema/1.0/bpmn",
        "http://flowable.org/bpmn",
        "http://activiti.org/bpmn",
    }.ToFrozenSet();
}
