"""What a user fills in before asking: questions 15 to 39, by their numbers."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from databases.sample.personas import PERSONAS
from tests.journeys.ids import global_id
from tests.world import Sample

YEAR, MONTHS = timedelta(days=365), timedelta(days=60)


async def given_later(sample: Sample, importer: int) -> Mapping[int, Mapping[str, Any]]:
    """The last year, the carrier's fullest voyage, the last visit, and the company of the importer."""
    today, company = sample.world.as_of, global_id("account", importer)
    last_visit = await sample.value(
        "accounts",
        "select last_seen_at from member where name = $1 and company_id = $2",
        PERSONAS["importer"].name,
        importer,
    )
    voyage = await sample.value(
        "shipments",
        "select voyage from bill where scac = 'QZXL' group by 1 order by count(*) desc, 1 limit 1",
    )
    return {
        16: {"entered": {"from": (today - YEAR).isoformat()}},
        19: {"voyage": voyage},
        20: {"since": last_visit.isoformat()},
        22: {"company": company},
        29: {"company": company},
        39: {
            "company": company,
            "from": (today - MONTHS).isoformat(),
            "to": (today - timedelta(days=1)).isoformat(),
        },
    }
