"""The accounts domain: who deals with Customs, for whom, and under which rights."""
