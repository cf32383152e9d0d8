namespace JobFeed.Core.Postings;

/// <summary>What comes with a position beside its pay.</summary>
public enum Benefit
{
    HealthInsurance, Dental, Vision, RetirementPlan, PaidTimeOff, ParentalLeave, Equity, Bonus, LearningBudget, RemoteStipend, Gym, Meals, CompanyCar, Transport,
    FlexibleHours, VisaSupport, Relocation, LifeInsurance, DisabilityInsurance, MentalHealth, Childcare,
}
