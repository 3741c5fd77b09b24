"""Rows of the compliance domain: cases of every family, what they are about, and what audits found."""
