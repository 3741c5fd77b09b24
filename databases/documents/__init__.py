"""The documents domain: electronic images of trade records, their versions, links, findings and bytes."""
