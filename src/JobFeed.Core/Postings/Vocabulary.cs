namespace JobFeed.Core.Postings;

/// <summary>Where the work is done.</summary>
public enum WorkplaceType { Unknown, Onsite, Hybrid, Remote }

/// <summary>Level of the position, from its title first.</summary>
public enum Seniority { Unknown, Intern, Entry, Junior, Mid, Senior, Lead, Staff, Principal, Manager, Director, Vp, CLevel }

/// <summary>Kinds of employment; a posting may offer several, and most postings that say nothing are not assumed to be full time.</summary>
public enum EmploymentType { FullTime, PartTime, Contractor, Temporary, Intern, Apprenticeship, Volunteer, PerDiem, Seasonal, Freelance, Other }

/// <summary>Highest or lowest degree asked for.</summary>
public enum EducationLevel { None, HighSchool, ProfessionalCertificate, Associate, Bachelor, Master, Postgraduate, Doctorate }

/// <summary>What a part of a description is about.</summary>
public enum SectionKind { Other, Summary, Responsibilities, Required, Preferred, Benefits, Pay, Location, About, Legal, Apply }

/// <summary>Whether a posting can be applied for.</summary>
public enum PostingStatus { Open, Closed }

/// <summary>Why a posting was closed.</summary>
public enum CloseReason { AbsentFromCompleteListing, SourceTombstone, HttpGone, ExpiredText, ValidThroughPassed, Merged, RemovedOnRequest }
