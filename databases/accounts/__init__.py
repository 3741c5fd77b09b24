"""The accounts domain: who deals with Customs, for whom, under which rights and which security partnership."""
