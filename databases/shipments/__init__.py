"""The shipments domain: goods on their way, from the bill of lading to the liquidation of the entry."""
