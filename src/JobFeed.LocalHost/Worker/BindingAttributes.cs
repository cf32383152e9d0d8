namespace JobFeed.LocalHost.Extensions.Abstractions;

/// <summary>Base of all bindings; mirrors <c>Microsoft.Azure.Functions.Worker.Extensions.Abstractions.BindingAttribute</c>.</summary>
public abstract class BindingAttribute : Attribute;

/// <summary>Base of the attributes that start a function; mirrors <c>...Extensions.Abstractions.TriggerBindingAttribute</c>.</summary>
public abstract class TriggerBindingAttribute : BindingAttribute;

/// <summary>Base of the attributes that send what a function returns; mirrors <c>...Extensions.Abstractions.OutputBindingAttribute</c>.</summary>
public abstract class OutputBindingAttribute : BindingAttribute;
