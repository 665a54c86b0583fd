"""Is it me?"""
