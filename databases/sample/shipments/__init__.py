"""The shipments of the sample world: how goods travel, are entered, examined, paid for and liquidated."""
