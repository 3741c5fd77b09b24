"""The compliance domain: forms, penalties, detentions, seizures, audits, protests and disclosures."""
