using System.Xml;
using System.Xml.Linq;

namespace JobFeed.Core.Tests.Formats;

/// <summary>A reader without entities or external anything: what feed readers use.</summary>
internal static class PlainXml
{
    public static XElement Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader).Root!;
    }
}
