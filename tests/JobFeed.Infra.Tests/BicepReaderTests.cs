using System.Text.Json.Nodes;

namespace JobFeed.Infra.Tests;

public sealed class BicepReaderTests
{
    [Theory]
    [InlineData("'plain'", "\"plain\"")]
    [InlineData("'with // no comment'", "\"with // no comment\"")]
    [InlineData("12 // twelve", "12")]
    [InlineData("true", "true")]
    [InlineData("'${a}-b'", "\"[\\u0027${a}-b\\u0027]\"")]
    [InlineData("'a${f('}', 'b')}c'", "\"[\\u0027a${f(\\u0027}\\u0027, \\u0027b\\u0027)}c\\u0027]\"")]
    [InlineData("take('${a}', 24)", "\"[take(\\u0027${a}\\u0027, 24)]\"")]
    [InlineData("[\n  'a'\n  // b\n  f(1, 2)\n]", "[\"a\",\"[f(1, 2)]\"]")]
    [InlineData("[1, 2]", "[1,2]")]
    [InlineData("[for x in [1, 2]: {\n  n: x\n}]", "{\"n\":\"[x]\"}")]
    [InlineData("{ a: 1, b: { 'c d': [] } }", "{\"a\":1,\"b\":{\"c d\":[]}}")]
    public void Reads_values(string value, string json) =>
        Assert.Equal(json, BicepFile.Read($"resource r 'T/t@2020-01-01' = {{\n  v: {value}\n}}\n").Resources.Single().Body["v"]!.ToJsonString());

    [Fact]
    public void Reads_declarations()
    {
        var file = BicepFile.Read("targetScope = 'resourceGroup'\n@description('a, (b')\n@minLength(3)\nparam a string\nparam b int = 2\nvar c = '${a}'\n"
            + "resource d 'T/t@1' existing = {\n  name: a\n}\nmodule e 'm/e.bicep' = {\n  params: {}\n}\noutput f string = d.id");

        Assert.Equal([("a", false), ("b", true)], file.Parameters.Select(pair => (pair.Key, pair.Value)));
        Assert.True(file.Resources.Single().IsExisting);
        Assert.Equal("m/e.bicep", file.Modules.Single().Path);
        Assert.Equal("f", file.Outputs.Single());
    }

    [Theory]
    [InlineData("resource r 'T/t' = {}", "Line 1: a resource type without version")]
    [InlineData("resource r 'T/t@1' = {\n  a: 1\n", "Line 3: no '}'")]
    [InlineData("resource r 'T/t@1' = {\n  a: 1\n  a: 2\n}", "Line 3: a second 'a'")]
    [InlineData("var a = 1\nresouce r 'T/t@1' = {}", "Line 2: 'resouce'")]
    [InlineData("var a = 'b\n", "Line 1: a string without end")]
    public void Refuses(string text, string reason) => Assert.StartsWith(reason, Assert.Throws<FormatException>(() => BicepFile.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("name: 'ok'\n  properties: { size: 1, tier: 'Hot' }", null)]
    [InlineData("name: f('x')\n  parent: q\n  properties: { tier: t }", null)]
    [InlineData("name: 'ok'", "r.properties: missing")]
    [InlineData("name: 'No!'\n  properties: {}", "r.name: 'No!' is not of the form ^[a-z]+$")]
    [InlineData("name: 'ok'\n  properties: { tier: 'Warm' }", "r.properties.tier: 'Warm' is none of Hot, Cool")]
    [InlineData("name: 'ok'\n  properties: { sise: 1 }", "r.properties.sise: no such property")]
    [InlineData("name: 'ok'\n  properties: { size: '1' }", "r.properties.size: no number")]
    [InlineData("name: 'ok'\n  properties: { rules: [ { allow: 1 } ] }", "r.properties.rules[0].allow: neither true nor false")]
    public void Schemas_find(string body, string? fault) => Assert.Equal(
        fault is null ? [] : [fault], Schema.FaultsOf(BicepFile.Read($"resource r 'T/t@1' = {{\n  {body}\n}}").Resources.Single()));

    [Theory]
    [InlineData("T/u@1", "T/u: not known at 1")]
    [InlineData("T/t@2", "r.apiVersion: '2' is none of 1")]
    public void Schemas_know_types_and_versions(string type, string fault) =>
        Assert.Equal([fault], Schema.FaultsOf(BicepFile.Read($"resource r '{type}' = {{ name: 'a', properties: {{}} }}").Resources.Single()));

    private static ArmSchema Schema { get; } = new(JsonNode.Parse(
        """
        {
          "resourceDefinitions": { "t": { "type": "object", "required": ["name", "properties"], "properties": {
            "type": { "enum": ["T/t"], "type": "string" }, "apiVersion": { "enum": ["1"], "type": "string" },
            "name": { "oneOf": [{ "type": "string", "pattern": "^[a-z]+$" }, { "$ref": "https://elsewhere#/expression" }] },
            "properties": { "oneOf": [{ "$ref": "#/definitions/P" }, { "$ref": "https://elsewhere#/expression" }] } } } },
          "definitions": { "P": { "type": "object", "properties": {
            "size": { "type": "integer" }, "tier": { "oneOf": [{ "enum": ["Hot", "Cool"], "type": "string" }, { "$ref": "https://elsewhere#/expression" }] },
            "rules": { "type": "array", "items": { "type": "object", "properties": { "allow": { "type": "boolean" } } } } } } }
        }
        """)!.AsObject());
}
