"""The sample world: fictional companies, and three years of what they and Customs did."""
