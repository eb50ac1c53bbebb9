"""Records of what was really taught (调课记录, 巡课记录)."""
