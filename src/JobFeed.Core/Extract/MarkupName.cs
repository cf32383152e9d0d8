namespace JobFeed.Core.Extract;

/// <summary>Names of elements and attributes that <see cref="PageScan"/> treats in a way of their own; every other name is <see cref="Other"/>.</summary>
internal enum MarkupName : byte
{
    Other,

    // Elements.
    Base, Body, Caption, Col, Colgroup, Form, Frame, Frameset, Head, Html, Iframe, Input, Link, Math, Meta, Noembed, Noframes, Noscript, Plaintext, Script, Select,
    Style, Svg, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title, Tr, Xmp,

    // Elements of drawings.
    Circle, ClipPath, Defs, Desc, Ellipse, Filter, G, Image, Line, LinearGradient, Marker, Mask, Path, Pattern, Polygon, Polyline, RadialGradient, Rect, Stop, Symbol,
    Text, Tspan, Use,

    // Attributes.
    Content, Hidden, Href, ItemProp, Name, Property, Rel, Type,
}
